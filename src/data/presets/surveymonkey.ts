import type { Preset } from './preset.ts';

export const surveymonkey: Preset = {
  name: 'surveymonkey',
  title: 'SurveyMonkey responses',
  howToGet:
    'In the survey open Analyze results, Save as, Export file, All individual responses, CSV, with "Actual answer text" or numbers, and condensed columns.',
  signatures: [['Respondent ID', 'Collector ID', 'Start Date', 'End Date']],
  source: {
    kind: 'survey',
    format: { header: { row: 1, drop_after: 1 } },
    key: 'id',
    columns: {
      id: 'Respondent ID',
      created_at: { from: 'End Date', type: 'datetime' },
      started_at: { from: 'Start Date', type: 'datetime' },
      collector: 'Collector ID',
      ip_address: { from: 'IP Address', personal: true },
      email: { from: 'Email Address', personal: true },
      first_name: { from: 'First Name', personal: true },
      last_name: { from: 'Last Name', personal: true },
      custom: { from: 'Custom Data 1', personal: true },
    },
  },
  quirks: [
    'Two header rows: questions, and the options of their answers; the second is dropped.',
    'Headers are the whole questions, sometimes over several lines: give those that a KPI reads a short name under `columns`.',
    "Further columns of a question with several have no header in the first row and can't be named.",
    'Ids of respondents are long numbers, which a spreadsheet shortens: read the file as it was downloaded.',
  ],
};
