import type { Preset } from './preset.ts';

export const googleForms: Preset = {
  name: 'google-forms',
  title: 'Google Forms answers',
  howToGet: 'In the form open Responses and choose Download responses (.csv) from the menu with three dots.',
  signatures: [['Timestamp']],
  // Many files have a column called Timestamp; here it is the first one, and the others are questions.
  isIt: ([first, ...questions]) =>
    first?.trim().toLowerCase() === 'timestamp' &&
    questions.some(question => question.includes('?') || question.trim().split(/\s+/).length > 4),
  source: {
    kind: 'survey',
    columns: {
      created_at: { from: 'Timestamp', type: 'datetime' },
      email: { from: ['Email Address', 'Username'], personal: true },
    },
  },
  quirks: [
    'Headers are the whole questions: give those that a KPI reads a short name under `columns`.',
    'The timestamp is written by the language of the account (11/1/2019 8:51:12 is 1 November in the United States); where nothing in the file tells, name the format under `columns`.',
    'There is no id: an answer that was sent twice counts twice.',
  ],
  lacks: {
    columns: ['id', 'closed_at', 'due_at', 'updated_at'],
    sentence:
      'Google Forms has answers and when they were given, nothing else. Possible are csat, nps, share, mean, median and count over the questions.',
  },
};
