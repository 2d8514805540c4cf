/** An id made from words: `Manager of the 311 Centre` → `manager-of-the-311-centre`. */
export function idOf(words: string, otherwise: string): string {
  const id = words
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 48)
    .replace(/^-+|-+$/g, '');
  return id === '' ? otherwise : id;
}

/** The id, with a number where it is taken. */
export function freeId(id: string, taken: string | undefined): string {
  return id === taken ? `${id}-2` : id;
}
