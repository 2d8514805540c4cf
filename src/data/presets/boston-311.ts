import type { Preset } from './preset.ts';

export const boston311: Preset = {
  name: 'boston-311',
  title: 'Boston 311 service requests',
  howToGet:
    'On Analyze Boston (data.boston.gov) open "311 Service Requests" and download the CSV of the year; the new system has a file of its own.',
  signatures: [
    ['case_enquiry_id', 'open_dt', 'closed_dt', 'case_status'],
    ['case_id', 'open_date', 'close_date', 'target_close_date', 'case_status'],
  ],
  source: {
    timezone: 'America/New_York',
    key: 'id',
    columns: {
      id: ['case_enquiry_id', 'case_id'],
      created_at: { from: ['open_dt', 'open_date'], type: 'datetime' },
      due_at: { from: ['target_dt', 'sla_target_dt', 'target_close_date'], type: 'datetime' },
      closed_at: { from: ['closed_dt', 'close_date'], type: 'datetime' },
      on_time: { from: ['ontime', 'on_time'], type: 'boolean' },
      status: 'case_status',
      closure_reason: 'closure_reason',
      type: ['type', 'service_name'],
      topic: ['reason', 'case_topic'],
      agency: ['department', 'assigned_department'],
      team: ['queue', 'assigned_team'],
      channel: ['source', 'report_source'],
      neighborhood: 'neighborhood',
      title: { from: 'case_title', personal: true },
      comments: { from: 'closure_comments', personal: true },
      location: { from: ['location', 'location_street_name'], personal: true },
    },
  },
  quirks: [
    "Three generations of headers are read: the first, the one with `sla_target_dt` and `on_time`, and the new system's. Files of several can stand in one source.",
    'Cells without a value hold a single space, and `closure_reason` runs over several lines; both are read as they should be.',
    '`on_time` (ONTIME or OVERDUE) was judged on the day of the export, for open cases too; by `due_at` and `closed_at` a KPI is judged by its own as-of date.',
  ],
};
