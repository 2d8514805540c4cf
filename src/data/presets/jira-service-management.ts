import type { Preset } from './preset.ts';

export const jiraServiceManagement: Preset = {
  name: 'jira-service-management',
  title: 'Jira Service Management issue export',
  howToGet:
    'Search the requests of the period under Filters, then Export, Export CSV (all fields). Beyond the limit of rows, export month by month.',
  signatures: [
    ['Issue key', 'Created', 'Resolved', 'Custom field (Time to resolution)'],
    ['Issue key', 'Created', 'Resolved', 'Custom field (Time to first response)'],
    ['Issue key', 'Created', 'Resolved', 'Satisfaction rating'],
  ],
  source: {
    key: 'id',
    columns: {
      id: 'Issue key',
      created_at: { from: 'Created', type: 'datetime', format: jiraFormats() },
      closed_at: { from: 'Resolved', type: 'datetime', format: jiraFormats() },
      updated_at: { from: 'Updated', type: 'datetime', format: jiraFormats() },
      responded_at: {
        from: 'Custom field ([CHART] Date of First Response)',
        type: 'datetime',
        format: jiraFormats(),
      },
      rated_at: { from: 'Custom field (Satisfaction date)', type: 'datetime', format: jiraFormats() },
      rating: { from: 'Satisfaction rating', type: 'number' },
      status: 'Status',
      status_category: 'Status Category',
      priority: 'Priority',
      type: 'Issue Type',
      summary: { from: 'Summary', personal: true },
      agent: { from: 'Assignee', personal: true },
      comment: { from: 'Comment', personal: true },
      first_response_left: { from: 'Custom field (Time to first response)', type: 'duration' },
      resolution_left: { from: 'Custom field (Time to resolution)', type: 'duration' },
    },
  },
  quirks: [
    'The SLA columns hold the time that was left, not the time taken: a minus means the promise was broken. `sla: {met: {not: {resolution_left: {contains: "-"}}}}` with `where: {resolution_left: {empty: false}}` counts those kept.',
    'Dates look like 05/Aug/26 9:12 AM; an administrator may have set another form, which then goes under `columns`.',
    'A field with several values has several columns of one name: the second `Comment` is `Comment.2`.',
    'Times are those of whoever exported: set `timezone` to their zone.',
  ],
};

function jiraFormats(): string[] {
  return ['dd/MMM/yy h:mm a', 'yyyy-MM-dd HH:mm', 'yyyy-MM-dd HH:mm:ss'];
}
