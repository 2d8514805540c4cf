/** Ids of demands on the pages of the docs. */

/** @param up from the page's folder to docs/, for example `../` */
export function demandLinks(ids: readonly string[], up: string): string {
  return ids.map(id => `[${id}](${up}coverage.md#${demandAnchor(id)})`).join(', ');
}

export function demandAnchor(id: string): string {
  return id.toLowerCase();
}
