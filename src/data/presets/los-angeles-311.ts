import type { Preset } from './preset.ts';

export const losAngeles311: Preset = {
  name: 'los-angeles-311',
  title: 'Los Angeles MyLA311 service requests',
  howToGet:
    'On the Los Angeles open data portal open "MyLA311 Service Request Data" of the year and choose Export, CSV.',
  signatures: [['SRNumber', 'CreatedDate', 'RequestType', 'ServiceDate', 'ClosedDate']],
  source: {
    timezone: 'America/Los_Angeles',
    key: 'id',
    columns: {
      id: 'SRNumber',
      created_at: { from: 'CreatedDate', type: 'datetime' },
      updated_at: { from: 'UpdatedDate', type: 'datetime' },
      scheduled_at: { from: 'ServiceDate', type: 'datetime' },
      closed_at: { from: 'ClosedDate', type: 'datetime' },
      status: 'Status',
      type: 'RequestType',
      action: 'ActionTaken',
      channel: 'RequestSource',
      agency: 'Owner',
      team: 'AssignTo',
      address: { from: 'Address', personal: true },
    },
  },
  quirks: [
    'The way dates are written differs from year to year (2018-01-01 13:56:00, 01/01/2019 10:30:00 AM); each file is read by what it shows.',
    '`ServiceDate` is the day on which a visit is planned, not a promise to the resident: a KPI may compare with it, and should say so.',
  ],
  lacks: {
    columns: ['due_at'],
    sentence:
      'Los Angeles publishes no promised date. Possible are duration, backlog, sla within a limit (from, to, within), count and share by type and owner.',
  },
};
