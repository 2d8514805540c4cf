import type { Preset } from './preset.ts';

const formats = [
  'MM/dd/yyyy hh:mm:ss a',
  "yyyy-MM-dd'T'HH:mm:ss.SSS",
  "yyyy-MM-dd'T'HH:mm:ss",
  'yyyy-MM-dd HH:mm:ss',
];

export const nyc311: Preset = {
  name: 'nyc-311',
  title: 'New York City 311 service requests',
  howToGet:
    'On NYC Open Data open "311 Service Requests from 2010 to Present", filter by Created Date and the agency, and choose Export, CSV.',
  signatures: [
    ['Unique Key', 'Created Date', 'Closed Date', 'Complaint Type'],
    ['unique_key', 'created_date', 'closed_date', 'complaint_type'],
  ],
  source: {
    timezone: 'America/New_York',
    key: 'id',
    columns: {
      id: ['Unique Key', 'unique_key'],
      created_at: { from: ['Created Date', 'created_date'], type: 'datetime', format: formats },
      closed_at: { from: ['Closed Date', 'closed_date'], type: 'datetime', format: formats },
      due_at: { from: ['Due Date', 'due_date'], type: 'datetime', format: formats },
      updated_at: {
        from: ['Resolution Action Updated Date', 'resolution_action_updated_date'],
        type: 'datetime',
        format: formats,
      },
      status: ['Status', 'status'],
      agency: ['Agency', 'agency'],
      type: ['Complaint Type', 'complaint_type'],
      descriptor: ['Descriptor', 'descriptor'],
      borough: ['Borough', 'borough'],
      channel: ['Open Data Channel Type', 'open_data_channel_type'],
      address: { from: ['Incident Address', 'incident_address'], personal: true },
    },
  },
  quirks: [
    'The portal writes 05/01/2022 12:00:03 AM without a zone, its API 2022-05-01T00:00:03; both are New York time, and either is read.',
    'Columns came and went over the years (2016 has School …, no BBL and no channel): only those that a KPI reads have to be there.',
    'The due date is empty for most agencies, and a few requests are closed before they were created; both are counted and named.',
  ],
};
