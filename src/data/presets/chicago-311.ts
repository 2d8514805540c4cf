import type { Preset } from './preset.ts';

export const chicago311: Preset = {
  name: 'chicago-311',
  title: 'Chicago 311 service requests',
  howToGet:
    'On the Chicago Data Portal open "311 Service Requests", filter by creation date, and choose Export, CSV.',
  signatures: [
    ['sr_number', 'sr_type', 'owner_department', 'created_date', 'closed_date'],
    ['SR_NUMBER', 'SR_TYPE', 'CREATED_DATE', 'CLOSED_DATE'],
  ],
  source: {
    timezone: 'America/Chicago',
    key: 'id',
    exclude: [{ type: ['311 INFORMATION ONLY CALL', 'Aircraft Noise Complaint'] }],
    columns: {
      id: 'sr_number',
      created_at: { from: 'created_date', type: 'datetime' },
      updated_at: { from: 'last_modified_date', type: 'datetime' },
      closed_at: { from: 'closed_date', type: 'datetime' },
      status: 'status',
      type: 'sr_type',
      code: 'sr_short_code',
      agency: 'owner_department',
      channel: 'origin',
      duplicate: { from: 'duplicate', type: 'boolean' },
      legacy: { from: 'legacy_record', type: 'boolean' },
    },
  },
  quirks: [
    'Calls for information and complaints about aircraft noise are answered on the spot and would make up most rows: they are left out. With `exclude: []` they count.',
    'Duplicates are marked in `duplicate`; say in `exclude` whether they count.',
  ],
  lacks: {
    columns: ['due_at'],
    sentence:
      'Chicago publishes no promised date. Possible are duration, backlog, sla within a limit (from, to, within), count and share by type and department.',
  },
};
