import type { Preset } from './preset.ts';

export const five9: Preset = {
  name: 'five9',
  title: 'Five9 call log',
  howToGet: 'Run the report Call Log under Reports for the period and export it as CSV.',
  signatures: [['CALL ID', 'TIMESTAMP', 'CAMPAIGN', 'CALL TYPE', 'DISPOSITION']],
  source: {
    key: 'id',
    columns: {
      id: 'CALL ID',
      created_at: { from: 'TIMESTAMP', type: 'datetime' },
      group: 'CAMPAIGN',
      type: 'CALL TYPE',
      outcome: 'DISPOSITION',
      agent: { from: 'AGENT', personal: true },
      caller: { from: 'ANI', personal: true },
      dialled: 'DNIS',
      session: 'SESSION ID',
    },
  },
  quirks: [
    'Times are those of the account: set `timezone` to its zone.',
    'Whether a call was answered stands in the disposition: `share: {good: {outcome: …}}` with the words of your account.',
  ],
  lacks: {
    columns: ['wait', 'answered', 'closed_at', 'due_at'],
    sentence:
      'The call log has no waiting time; add the column to the report to measure it. Possible without it are count, distinct and share by campaign, type and disposition.',
  },
};
