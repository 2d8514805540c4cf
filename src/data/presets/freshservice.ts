import type { Preset } from './preset.ts';

export const freshservice: Preset = {
  name: 'freshservice',
  title: 'Freshservice ticket export',
  howToGet: 'Open the ticket list, choose Export, the period, the fields and CSV; the link comes by e-mail.',
  signatures: [
    ['Ticket Id', 'Requester Name', 'Created Time', 'Due by Time', 'Resolved Time', 'Last Updated Time'],
    ['Ticket Id', 'Requester Name', 'Created Time', 'Due by Time', 'Resolved Time', 'Survey Result'],
  ],
  source: {
    key: 'id',
    columns: {
      id: 'Ticket Id',
      created_at: { from: 'Created Time', type: 'datetime' },
      due_at: { from: 'Due by Time', type: 'datetime' },
      resolved_at: { from: 'Resolved Time', type: 'datetime' },
      closed_at: { from: 'Closed Time', type: 'datetime' },
      updated_at: { from: 'Last Updated Time', type: 'datetime' },
      responded_at: { from: 'Initial Response Time', type: 'datetime' },
      requester: { from: 'Requester Name', personal: true },
      status: 'Status',
      priority: 'Priority',
      type: 'Type',
      channel: 'Source',
      group: 'Group',
      tags: 'Tags',
      first_reply: { from: 'First Response Time (in Hrs)', type: 'duration', unit: 'hours' },
      resolution_time: { from: 'Resolution Time (in Hrs)', type: 'duration', unit: 'hours' },
      resolution_status: 'Resolution Status',
      first_response_status: 'First Response Status',
      rating: 'Survey Result',
    },
  },
  quirks: [
    "Durations are business hours of Freshservice's own calendar, written HH:MM:SS; hours go beyond 24, and empty or negative ones occur.",
    'Whether a promise was kept stands in `resolution_status` in words: `sla: {met: {resolution_status: Within SLA}}`, with the words of your account.',
    'Times are those of the account: set `timezone` to its zone.',
  ],
};
