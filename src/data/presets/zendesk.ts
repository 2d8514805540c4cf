import type { Preset } from './preset.ts';

export const zendesk: Preset = {
  name: 'zendesk',
  title: 'Zendesk view or ticket export',
  howToGet:
    'Open a view that holds the tickets of the period and choose Actions, Export as CSV; the file comes by e-mail. For all tickets: Admin Center, Account, Tools, Reports, Export.',
  signatures: [
    ['Id', 'Created at', 'Solved at', 'Satisfaction Score'],
    ['Id', 'Created at', 'Solved at', 'Requester', 'Group stations'],
  ],
  source: {
    key: 'id',
    columns: {
      id: 'Id',
      created_at: { from: 'Created at', type: 'datetime' },
      updated_at: { from: 'Updated at', type: 'datetime' },
      assigned_at: { from: 'Assigned at', type: 'datetime' },
      closed_at: { from: 'Solved at', type: 'datetime' },
      due_at: { from: 'Due date', type: 'datetime' },
      status: 'Status',
      priority: 'Priority',
      type: 'Ticket type',
      channel: 'Via',
      group: 'Group',
      tags: 'Tags',
      agent: { from: 'Assignee', personal: true },
      requester: { from: 'Requester', personal: true },
      requester_email: { from: 'Requester email', personal: true },
      subject: { from: 'Subject', personal: true },
      rating: { from: 'Satisfaction Score', missing: ['', '-', 'Not Offered', 'Offered', 'Unoffered'] },
      replies: { from: 'Replies', type: 'number' },
      reopens: { from: 'Reopens', type: 'number' },
      first_reply: { from: 'First reply time in minutes', type: 'duration', unit: 'minutes' },
      first_reply_business: {
        from: 'First reply time in minutes within business hours',
        type: 'duration',
        unit: 'minutes',
      },
      first_resolution: { from: 'First resolution time in minutes', type: 'duration', unit: 'minutes' },
      full_resolution: { from: 'Full resolution time in minutes', type: 'duration', unit: 'minutes' },
      full_resolution_business: {
        from: 'Full resolution time in minutes within business hours',
        type: 'duration',
        unit: 'minutes',
      },
      wait: { from: 'Requester wait time in minutes', type: 'duration', unit: 'minutes' },
    },
  },
  quirks: [
    'The rating is a word: `csat: {column: rating, good: [Good], bad: [Bad]}`. "Offered" means asked and not answered, "Not Offered" not asked; both count as no answer.',
    'Times are those of the account: set `timezone` to its zone.',
    'First resolution and full resolution differ where a ticket was reopened; say which one a KPI means.',
    "Minutes within business hours come from Zendesk's own schedule and often can't be worked out again from the dates: take the exported column.",
    'Custom fields stand at the end as `Name [list]`, `Name [txt]`, and are used by their headers.',
  ],
};
