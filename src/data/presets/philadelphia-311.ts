import type { Preset } from './preset.ts';

export const philadelphia311: Preset = {
  name: 'philadelphia-311',
  title: 'Philadelphia 311 service requests',
  howToGet:
    'On OpenDataPhilly open "311 Service and Information Requests" and download the CSV of the year, or ask the Carto SQL API for public_cases_fc with format=csv.',
  signatures: [
    ['service_request_id', 'requested_datetime', 'expected_datetime', 'closed_datetime', 'objectid'],
  ],
  source: {
    timezone: 'America/New_York',
    key: 'id',
    columns: {
      id: 'service_request_id',
      created_at: { from: 'requested_datetime', type: 'datetime' },
      due_at: { from: 'expected_datetime', type: 'datetime' },
      closed_at: { from: 'closed_datetime', type: 'datetime' },
      updated_at: { from: 'updated_datetime', type: 'datetime' },
      status: 'status',
      type: ['service_name', 'subject'],
      agency: 'agency_responsible',
      notes: { from: 'status_notes', personal: true },
      address: { from: 'address', personal: true },
    },
  },
  quirks: [
    'Times carry their offset (+00:00) and are instants; days and quarters are those of Philadelphia.',
    'The file is not always UTF-8; csplan then reads it as Latin-1 and says so.',
    'Some requests have the status Open and a date of closing: by `closed_at` they count as closed. `where: {any: [{status: Closed}, {closed_at: {empty: true}}]}` leaves them out.',
  ],
};
