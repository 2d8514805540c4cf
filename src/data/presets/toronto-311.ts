import type { Preset } from './preset.ts';

export const toronto311: Preset = {
  name: 'toronto-311',
  title: 'Toronto 311 service requests',
  howToGet:
    'On Open Data Toronto open "311 Service Requests - Customer Initiated" and download the file of the year (a ZIP with a CSV inside).',
  signatures: [['Creation Date', 'Service Request Type', 'Division', 'Section', 'Ward']],
  source: {
    timezone: 'America/Toronto',
    columns: {
      created_at: {
        from: 'Creation Date',
        type: 'datetime',
        format: ['yyyy-MM-dd HH:mm:ss.SSSSSSS', 'yyyy-MM-dd HH:mm:ss'],
      },
      status: 'Status',
      type: 'Service Request Type',
      agency: 'Division',
      team: 'Section',
      ward: 'Ward',
      postal_area: 'First 3 Chars of Postal Code',
    },
  },
  quirks: ['Times have seven digits behind the second; the last four are dropped.'],
  lacks: {
    columns: ['id', 'closed_at', 'due_at', 'updated_at'],
    sentence:
      'Toronto publishes neither an id nor a date of closing nor a promise. Possible are count, and share by type, division, ward and status.',
  },
};
