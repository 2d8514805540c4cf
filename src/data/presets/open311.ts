import type { Preset } from './preset.ts';

export const open311: Preset = {
  name: 'open311',
  title: 'Open311 GeoReport Bulk',
  howToGet: 'Download the CSV that the city publishes under the Open311 GeoReport Bulk specification.',
  signatures: [
    ['service_request_id', 'requested_datetime', 'updated_datetime', 'status_description', 'service_name'],
  ],
  source: {
    key: 'id',
    columns: {
      id: 'service_request_id',
      created_at: { from: 'requested_datetime', type: 'datetime' },
      updated_at: { from: 'updated_datetime', type: 'datetime' },
      closed_at: { from: ['closed_date', 'closed_datetime'], type: 'datetime' },
      status: 'status_description',
      notes: { from: 'status_notes', personal: true },
      type: 'service_name',
      subtype: 'service_subtype',
      agency: 'agency_responsible',
      channel: 'source',
      description: { from: 'description', personal: true },
      address: { from: 'address', personal: true },
    },
  },
  quirks: [
    "Times are ISO 8601 with their offset, so they are instants; days and quarters are those of the plan's zone.",
    'The date of closing is optional in the specification; for closed requests the last update stands for it.',
  ],
  lacks: {
    columns: ['due_at'],
    sentence:
      'The specification has no promised date. Possible are duration, backlog, sla within a limit (from, to, within), count and share by service and agency.',
  },
};
