import type { Preset } from './preset.ts';

export const osticketTasks: Preset = {
  name: 'osticket-tasks',
  title: 'osTicket task export',
  howToGet: 'In the staff panel open Tasks, choose the queue, and Export.',
  signatures: [['Task Number', 'Date Created', 'Current Status', 'Agent Assigned']],
  source: {
    key: 'id',
    columns: {
      id: 'Task Number',
      created_at: { from: 'Date Created', type: 'datetime' },
      due_at: { from: 'Due Date', type: 'datetime' },
      status: 'Current Status',
      group: 'Department',
      team: 'Team Assigned',
      title: { from: 'Title', personal: true },
      agent: { from: 'Agent Assigned', personal: true },
      replies: { from: 'Thread Count', type: 'number' },
      attachments: { from: 'Attachment Count', type: 'number' },
    },
  },
  quirks: [
    'The delimiter is a semicolon where the language writes a decimal comma; csplan finds it by itself.',
    'Columns of ticket exports are those of the queue: for them write a mapping of your own (csplan data infer).',
  ],
  lacks: {
    columns: ['closed_at', 'updated_at'],
    sentence:
      'Task exports have no date of closing. Possible are count, distinct, share by status, department and team, and mean or median of the thread count.',
  },
};
