import type { Preset } from './preset.ts';

export const qualtrics: Preset = {
  name: 'qualtrics',
  title: 'Qualtrics survey responses',
  howToGet:
    'In the survey open Data & Analysis, Export & Import, Export Data, CSV, with "Download all fields" and "Use numeric values".',
  signatures: [['StartDate', 'EndDate', 'RecordedDate', 'ResponseId', 'DistributionChannel']],
  source: {
    kind: 'survey',
    format: { header: { row: 1, drop_after: 2 } },
    key: 'id',
    exclude: [{ status: ['Survey Preview', '1'] }, { finished: false }],
    columns: {
      id: 'ResponseId',
      created_at: { from: 'RecordedDate', type: 'datetime' },
      started_at: { from: 'StartDate', type: 'datetime' },
      ended_at: { from: 'EndDate', type: 'datetime' },
      status: 'Status',
      progress: { from: 'Progress', type: 'number' },
      time_taken: { from: 'Duration (in seconds)', type: 'duration', unit: 'seconds' },
      finished: { from: 'Finished', type: 'boolean' },
      channel: 'DistributionChannel',
      language: 'UserLanguage',
      ip_address: { from: 'IPAddress', personal: true },
      last_name: { from: 'RecipientLastName', personal: true },
      first_name: { from: 'RecipientFirstName', personal: true },
      email: { from: 'RecipientEmail', personal: true },
    },
  },
  quirks: [
    'Three header rows: names, question texts, and import ids; the second and third are dropped.',
    'Previews and unfinished answers are left out; with `exclude: []` they count.',
    'Questions keep their names (Q1, Q2, …): give those that a KPI reads a name of your own under `columns`, as `rating: Q1`.',
    'Times are in the zone chosen at the export: set `timezone`.',
  ],
};
