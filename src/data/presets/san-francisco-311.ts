import type { Preset } from './preset.ts';

export const sanFrancisco311: Preset = {
  name: 'san-francisco-311',
  title: 'San Francisco 311 cases',
  howToGet: 'On DataSF open "311 Cases", filter by Opened, and choose Export, CSV.',
  signatures: [['CaseID', 'Opened', 'Closed', 'Responsible Agency', 'Request Type']],
  source: {
    timezone: 'America/Los_Angeles',
    key: 'id',
    columns: {
      id: 'CaseID',
      created_at: { from: 'Opened', type: 'datetime' },
      closed_at: { from: 'Closed', type: 'datetime' },
      updated_at: { from: 'Updated', type: 'datetime' },
      status: 'Status',
      notes: { from: 'Status Notes', personal: true },
      agency: 'Responsible Agency',
      category: 'Category',
      type: 'Request Type',
      details: 'Request Details',
      channel: 'Source',
      neighborhood: 'Neighborhood',
      address: { from: 'Address', personal: true },
    },
  },
  quirks: ['The responsible agency names queues within departments: group them with `map` for a breakdown.'],
  lacks: {
    columns: ['due_at'],
    sentence:
      'San Francisco publishes no promised date. Possible are duration, backlog, sla within a limit (from, to, within), count and share by category and agency.',
  },
};
