/** The questions that every review answers, by their keys. */
export const fixedQuestions = [
  'working',
  'not_working',
  'loyalty',
  'basics',
  'competitors',
  'sustainability',
] as const;
