/** Small exports as each format writes them: its headers, its dates, its quirks. Made up; the formats are real. */
import type { Kpi } from '../../../src/plan/generated/types.ts';

export interface Sample {
  preset: string;
  /** What the sample is about, where a preset has several. */
  variant?: string;
  text: string;
  kpi: Omit<Kpi, 'id' | 'source'>;
  period: string;
  value: number | null;
  n: number;
  /** Rows that don't count, over all reasons. */
  leftOut?: number;
  latin1?: boolean;
}

type Row = Record<string, string>;

function csv(headers: string, rows: Row[], delimiter = ','): string {
  const names = headers.split('|');
  for (const row of rows)
    for (const name of Object.keys(row)) if (!names.includes(name)) throw new Error(`no header ${name}`);
  const cell = (text: string) => (/["\n,;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `${[names, ...rows.map(row => names.map(name => row[name] ?? ''))]
    .map(cells => cells.map(cell).join(delimiter))
    .join('\r\n')}\r\n`;
}

const onTime: Sample['kpi'] = { measure: { kind: 'sla', promised: 'due_at', finished: 'closed_at' } };
const toClose: Sample['kpi'] = {
  measure: { kind: 'duration', from: 'created_at', to: 'closed_at' },
  stat: 'mean',
};
const volume: Sample['kpi'] = { measure: { kind: 'count' } };
const hour = 3600;

const zendesk =
  'Summation column|Id|Requester|Requester id|Requester external id|Requester email|Requester domain|Submitter|Assignee|Group|Subject|Tags|Status|Priority|Via|Ticket type|Created at|Updated at|Assigned at|Organization|Due date|Initially assigned at|Solved at|Resolution time|Satisfaction Score|Group stations|Assignee stations|Reopens|Replies|First reply time in minutes|First reply time in minutes within business hours|First resolution time in minutes|First resolution time in minutes within business hours|Full resolution time in minutes|Full resolution time in minutes within business hours|Agent wait time in minutes|Agent wait time in minutes within business hours|Requester wait time in minutes|Requester wait time in minutes within business hours|On hold time in minutes|On hold time in minutes within business hours|Product [list]';
const freshdesk =
  'Ticket ID|Subject|Description|Status|Priority|Source|Type|Agent|Group|Created time|Due by Time|Resolved time|Closed time|Last update time|Initial response time|Time tracked|First response time (in hrs)|Resolution time (in hrs)|Agent interactions|Customer interactions|Resolution status|First response status|Tags|Survey results|Product';
const freshservice =
  'Ticket Id|Requester Name|Created Time|Due by Time|Resolved Time|Closed Time|Last Updated Time|Initial Response Time|First Response Time (in Hrs)|Resolution Time (in Hrs)|Resolution Status|First Response Status|Tags|Survey Result';
const jira =
  'Issue key|Summary|Status|Priority|Assignee|Created|Resolved|Updated|Custom field (Time to first response)|Custom field (Time to resolution)|Satisfaction rating|Custom field (Satisfaction date)|Custom field ([CHART] Date of First Response)|Comment|Comment|Status Category';
const servicenow =
  'number|incident_state|active|reassignment_count|reopen_count|sys_mod_count|made_sla|caller_id|opened_by|opened_at|resolved_by|resolved_at|closed_at';
const osticket =
  'Task Number|Date Created|Title|Department|Current Status|Due Date|Agent Assigned|Team Assigned|Thread Count|Attachment Count';
const nyc =
  'Unique Key|Created Date|Closed Date|Agency|Agency Name|Complaint Type|Descriptor|Location Type|Incident Zip|Incident Address|Status|Due Date|Resolution Description|Resolution Action Updated Date|Community Board|BBL|Borough|Open Data Channel Type|Location';
const nycApi = 'unique_key|created_date|closed_date|agency|complaint_type|descriptor|status|borough';
const bostonFirst =
  'case_enquiry_id|open_dt|target_dt|closed_dt|ontime|case_status|closure_reason|case_title|subject|reason|type|queue|department|submittedphoto|closedphoto|location|neighborhood|source';
const bostonRenamed = bostonFirst
  .replace('target_dt', 'sla_target_dt')
  .replace('ontime', 'on_time')
  .replace('submittedphoto|closedphoto', 'submitted_photo|closed_photo');
const bostonNew =
  'case_id|open_date|case_topic|service_name|assigned_department|assigned_team|case_status|closure_reason|closure_comments|close_date|target_close_date|on_time|report_source';
const baltimore =
  'SRRecordID|ServiceRequestNum|SRType|MethodReceived|CreatedDate|SRStatus|StatusDate|DueDate|CloseDate|Agency|LastActivity|LastActivityDate|Outcome|Address|ZipCode|Neighborhood|DaysOpen';
const philadelphia =
  'objectid|service_request_id|subject|status|status_notes|requested_datetime|updated_datetime|expected_datetime|closed_datetime|address|zipcode|media_url|lat|lon|agency_responsible';
const chicago =
  'sr_number|sr_type|sr_short_code|owner_department|status|origin|created_date|last_modified_date|closed_date|duplicate|legacy_record';
const sanFrancisco =
  'CaseID|Opened|Closed|Updated|Status|Status Notes|Responsible Agency|Category|Request Type|Request Details|Address|Street|Neighborhood|Police District|Latitude|Longitude|Source|Media URL';
const losAngeles =
  'SRNumber|CreatedDate|UpdatedDate|ActionTaken|Owner|RequestType|Status|RequestSource|AssignTo|ServiceDate|ClosedDate';
const toronto =
  'Creation Date|Status|First 3 Chars of Postal Code|Intersection Street 1|Intersection Street 2|Ward|Service Request Type|Division|Section';
const open311 =
  'service_request_id|requested_datetime|updated_datetime|closed_date|status_description|status_notes|source|service_name|service_subtype|description|agency_responsible|address|lat|long';

export const samples: Sample[] = [
  {
    preset: 'zendesk',
    variant: 'ratings are words, and who did not answer is not in the denominator',
    text: csv(
      zendesk,
      ['Good', 'Good', 'Bad', 'Offered', 'Not Offered', '-'].map((rating, i) => ({
        Id: String(i + 1),
        'Created at': `2026-07-0${i + 1} 09:30`,
        'Satisfaction Score': rating,
      })),
    ),
    kpi: { measure: { kind: 'csat', column: 'rating', good: ['Good'], bad: ['Bad'] } },
    period: '2026-Q3',
    value: 200 / 3,
    n: 3,
    leftOut: 3,
  },
  {
    preset: 'zendesk',
    variant: 'minutes within business hours; ID as header',
    text: csv(zendesk.replace('|Id|', '|ID|'), [
      {
        ID: '1',
        'Created at': '2026-07-13 09:30',
        'First reply time in minutes within business hours': '60',
      },
      {
        ID: '2',
        'Created at': '2026-07-14 09:30',
        'First reply time in minutes within business hours': '30',
      },
      { ID: '3', 'Created at': '2026-07-15 09:30' },
    ]),
    kpi: { measure: { kind: 'duration', column: 'first_reply_business' }, stat: 'mean' },
    period: '2026-Q3',
    value: 45 * 60,
    n: 2,
  },
  {
    preset: 'freshdesk',
    variant: 'hours go beyond 24, and may be negative',
    text: csv(freshdesk, [
      { 'Ticket ID': '1', 'Created time': '2026-07-13 09:30:00', 'Resolution time (in hrs)': '26:30:00' },
      { 'Ticket ID': '2', 'Created time': '2026-07-14 09:30:00', 'Resolution time (in hrs)': '01:30:00' },
      { 'Ticket ID': '3', 'Created time': '2026-07-15 09:30:00', 'Resolution time (in hrs)': '-00:10:00' },
    ]),
    kpi: { measure: { kind: 'duration', column: 'resolution_time' }, stat: 'mean' },
    period: '2026-Q3',
    value: 14 * hour,
    n: 2,
    leftOut: 1,
  },
  {
    preset: 'freshservice',
    variant: 'other capitals than Freshdesk',
    text: csv(freshservice, [
      {
        'Ticket Id': '1',
        'Created Time': '2026-07-13 09:30:00',
        'Due by Time': '2026-07-14 09:30:00',
        'Closed Time': '2026-07-14 09:30:00',
      },
      {
        'Ticket Id': '2',
        'Created Time': '2026-07-13 09:30:00',
        'Due by Time': '2026-07-14 09:30:00',
        'Closed Time': '2026-07-14 09:30:01',
      },
    ]),
    kpi: onTime,
    period: '2026-Q3',
    value: 50,
    n: 2,
  },
  {
    preset: 'jira-service-management',
    variant: 'a minus is a broken promise; two columns called Comment',
    text: csv(jira, [
      {
        'Issue key': 'HELP-1',
        Created: '05/Aug/26 9:12 AM',
        'Custom field (Time to resolution)': '3:15',
        Comment: 'x',
      },
      { 'Issue key': 'HELP-2', Created: '06/Aug/26 12:00 PM', 'Custom field (Time to resolution)': '-0:05' },
      { 'Issue key': 'HELP-3', Created: '07/Aug/26 1:00 PM', 'Custom field (Time to resolution)': '0:10' },
      { 'Issue key': 'HELP-4', Created: '08/Aug/26 1:00 PM' },
    ]),
    kpi: {
      measure: { kind: 'sla', met: { not: { resolution_left: { contains: '-' } } } },
      where: { resolution_left: { empty: false } },
      anchor: 'created_at',
    },
    period: '2026-Q3',
    value: 200 / 3,
    n: 3,
  },
  {
    preset: 'servicenow',
    variant: 'of an event log the last row of an incident counts; ? is no value',
    text: csv(servicenow, [
      { number: 'INC1', sys_mod_count: '0', made_sla: 'TRUE', opened_at: '29-02-2016 01:16', closed_at: '?' },
      { number: 'INC1', sys_mod_count: '10', made_sla: 'FALSE', opened_at: '29-02-2016 01:16' },
      { number: 'INC1', sys_mod_count: '9', made_sla: 'TRUE', opened_at: '29-02-2016 01:16' },
      { number: 'INC2', sys_mod_count: '1', made_sla: 'true', opened_at: '29-02-2016 02:16' },
    ]),
    kpi: { measure: { kind: 'sla', met: 'made_sla' } },
    period: '2016-Q1',
    value: 50,
    n: 2,
    leftOut: 2,
  },
  {
    preset: 'osticket-tasks',
    variant: 'semicolons where the decimal mark is a comma',
    text: csv(
      osticket,
      [
        { 'Task Number': '1', 'Date Created': '13/07/2026 09:30', 'Thread Count': '2' },
        { 'Task Number': '2', 'Date Created': '14/07/2026 09:30', 'Thread Count': '4' },
      ],
      ';',
    ),
    kpi: { measure: { kind: 'mean', column: 'replies' } },
    period: '2026-Q3',
    value: 3,
    n: 2,
  },
  {
    preset: 'qualtrics',
    variant: 'three header rows; previews and unfinished answers are left out',
    text: [
      'StartDate,EndDate,Status,IPAddress,Progress,Duration (in seconds),Finished,RecordedDate,ResponseId,RecipientLastName,DistributionChannel,UserLanguage,Q1',
      'Start Date,End Date,Response Type,IP Address,Progress,Duration (in seconds),Finished,Recorded Date,Response ID,Recipient Last Name,Distribution Channel,User Language,"How satisfied\nare you?"',
      '"{""ImportId"":""startDate""}",a,b,c,d,e,f,g,h,i,j,k,"{""ImportId"":""QID1""}"',
      '2026-07-01 09:00:00,2026-07-01 09:02:00,IP Address,1.2.3.4,100,120,True,2026-07-01 09:02:01,R_1,,anonymous,EN,5',
      '2026-07-02 09:00:00,2026-07-02 09:02:00,IP Address,1.2.3.4,100,120,1,2026-07-02 09:02:01,R_2,,anonymous,EN,2',
      '2026-07-02 09:00:00,2026-07-02 09:02:00,Survey Preview,1.2.3.4,100,120,True,2026-07-02 09:02:01,R_3,,preview,EN,1',
      '2026-07-02 09:00:00,2026-07-02 09:02:00,IP Address,1.2.3.4,50,120,0,2026-07-02 09:02:01,R_4,,anonymous,EN,1',
    ].join('\r\n'),
    kpi: { measure: { kind: 'count' } },
    period: '2026-Q3',
    value: null,
    n: 2,
    // Two header rows, a preview, an unfinished answer.
    leftOut: 4,
  },
  {
    preset: 'surveymonkey',
    variant: 'two header rows, a question over two lines',
    text: [
      'Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,"How satisfied\nare you?",',
      ',,,,,,,,,Response,Other',
      '11,1,07/01/2026 09:00:00 AM,07/01/2026 09:02:00 AM,,,,,,5,',
      '12,1,07/13/2026 09:00:00 AM,07/13/2026 09:02:00 AM,,,,,,4,',
    ].join('\r\n'),
    kpi: volume,
    period: '2026-Q3',
    value: null,
    n: 2,
  },
  {
    preset: 'google-forms',
    variant: 'questions as headers, quoted commas',
    text: csv('Timestamp|How would you rate us, all in all?', [
      { Timestamp: '11/1/2019 8:51:12', 'How would you rate us, all in all?': '9' },
      { Timestamp: '11/13/2019 8:51:12', 'How would you rate us, all in all?': '10' },
    ]),
    kpi: volume,
    period: '2019-Q4',
    value: null,
    n: 2,
  },
  {
    preset: 'five9',
    text: csv('CALL ID|TIMESTAMP|CAMPAIGN|CALL TYPE|AGENT|DISPOSITION|ANI|DNIS|SESSION ID', [
      { 'CALL ID': '1', TIMESTAMP: '2026-07-13 09:30:00', DISPOSITION: 'Resolved' },
      { 'CALL ID': '2', TIMESTAMP: '2026-07-13 09:31:00', DISPOSITION: 'Abandon' },
    ]),
    kpi: { measure: { kind: 'share', good: { outcome: 'Resolved' } } },
    period: '2026-Q3',
    value: 50,
    n: 2,
  },
  {
    preset: 'asterisk-cdr',
    variant: 'no header, eighteen columns',
    text: [
      '"","2001","300","support","""Ann"" <2001>","SIP/1","SIP/2","Queue","q","2026-07-13 10:00:01","2026-07-13 10:00:11","2026-07-13 10:05:11",310,300,"ANSWERED","DOCUMENTATION","1.1",""',
      '"","2002","300","support","""Bo"" <2002>","SIP/1","","Queue","q","2026-07-13 10:10:01","","2026-07-13 10:10:31",30,0,"NO ANSWER","DOCUMENTATION","1.2",""',
    ].join('\n'),
    kpi: { measure: { kind: 'duration', from: 'created_at', to: 'answered_at' }, stat: 'mean' },
    period: '2026-Q3',
    value: 10,
    n: 1,
  },
  {
    preset: 'nyc-311',
    variant: 'the portal',
    text: csv(nyc, [
      {
        'Unique Key': '1',
        'Created Date': '05/01/2022 12:00:03 AM',
        'Closed Date': '05/01/2022 01:00:03 AM',
      },
      {
        'Unique Key': '2',
        'Created Date': '05/02/2022 12:00:03 PM',
        'Closed Date': '05/02/2022 03:00:03 PM',
      },
      { 'Unique Key': '3', 'Created Date': '05/02/2022 12:00:03 PM' },
    ]),
    kpi: toClose,
    period: '2022-Q2',
    value: 2 * hour,
    n: 2,
  },
  {
    preset: 'nyc-311',
    variant: "the API's lower-case names and ISO times",
    text: csv(nycApi, [
      { unique_key: '1', created_date: '2024-01-15T08:23:00.000', closed_date: '2024-01-15T09:23:00.000' },
      { unique_key: '2', created_date: '2024-01-15T08:23:00.000', closed_date: '2024-01-15T08:22:00.000' },
    ]),
    kpi: toClose,
    period: '2024-Q1',
    value: hour,
    n: 1,
    leftOut: 1,
  },
  {
    preset: 'boston-311',
    variant: 'the first headers, single spaces, reasons over several lines',
    text: csv(bostonFirst, [
      {
        case_enquiry_id: '1',
        open_dt: '2026-07-01 09:00:00',
        target_dt: '2026-07-03 09:00:00',
        closed_dt: '2026-07-02 09:00:00',
        closure_reason: 'Case Closed.\nResolved, thanks',
        neighborhood: ' ',
      },
      {
        case_enquiry_id: '2',
        open_dt: '2026-07-01 09:00:00',
        target_dt: '2026-07-03 09:00:00',
        closed_dt: ' ',
      },
    ]),
    kpi: onTime,
    period: '2026-Q3',
    value: 50,
    n: 2,
  },
  {
    preset: 'boston-311',
    variant: 'the renamed headers',
    text: csv(bostonRenamed, [
      { case_enquiry_id: '1', open_dt: '2026-07-01 09:00:00', on_time: 'ONTIME' },
      { case_enquiry_id: '2', open_dt: '2026-07-01 09:00:00', on_time: 'OVERDUE' },
      { case_enquiry_id: '3', open_dt: '2026-07-01 09:00:00', on_time: 'OVERDUE' },
    ]),
    kpi: { measure: { kind: 'sla', met: 'on_time' } },
    period: '2026-Q3',
    value: 100 / 3,
    n: 3,
  },
  {
    preset: 'boston-311',
    variant: 'the new system',
    text: csv(bostonNew, [
      {
        case_id: 'a',
        open_date: '2026-07-01 09:00:00',
        close_date: '2026-07-01 11:00:00',
        target_close_date: '2026-07-03 09:00:00',
      },
    ]),
    kpi: toClose,
    period: '2026-Q3',
    value: 2 * hour,
    n: 1,
  },
  {
    preset: 'baltimore-311',
    variant: 'open and overdue is a miss',
    text: csv(baltimore, [
      {
        SRRecordID: '1',
        CreatedDate: '07/01/2026 09:00:00 AM',
        DueDate: '07/04/2026 09:00:00 AM',
        CloseDate: '07/04/2026 08:59:59 AM',
      },
      { SRRecordID: '2', CreatedDate: '07/01/2026 09:00:00 AM', DueDate: '07/04/2026 09:00:00 AM' },
      {
        SRRecordID: '3',
        CreatedDate: '07/01/2026 09:00:00 AM',
        DueDate: '07/04/2026 09:00:00 AM',
        CloseDate: '07/04/2026 09:00:00 AM',
      },
    ]),
    kpi: onTime,
    period: '2026-Q3',
    value: 200 / 3,
    n: 3,
  },
  {
    preset: 'philadelphia-311',
    variant: 'instants, Latin-1',
    latin1: true,
    text: csv(philadelphia, [
      {
        objectid: '1',
        service_request_id: '1',
        status: 'Closed',
        status_notes: 'Café',
        // 30 September in Philadelphia.
        requested_datetime: '2026-10-01 03:59:59+00:00',
        closed_datetime: '2026-10-01 04:59:59+00:00',
      },
      {
        objectid: '2',
        service_request_id: '2',
        requested_datetime: '2026-10-01 04:00:00+00:00',
        closed_datetime: '2026-10-01 07:00:00+00:00',
      },
    ]),
    kpi: { ...toClose, anchor: 'created_at' },
    period: '2026-Q3',
    value: hour,
    n: 1,
  },
  {
    preset: 'chicago-311',
    variant: 'calls for information and aircraft noise are left out',
    text: csv(chicago, [
      { sr_number: 'SR1', sr_type: '311 INFORMATION ONLY CALL', created_date: '2026-07-01 09:00:00' },
      { sr_number: 'SR2', sr_type: 'Pothole in Street Complaint', created_date: '2026-07-01 09:00:00' },
      { sr_number: 'SR3', sr_type: 'Aircraft Noise Complaint', created_date: '2026-07-01 09:00:00' },
    ]),
    kpi: volume,
    period: '2026-Q3',
    value: 1,
    n: 1,
    leftOut: 2,
  },
  {
    preset: 'san-francisco-311',
    text: csv(sanFrancisco, [
      { CaseID: '1', Opened: '07/13/2026 09:00:00 AM', Closed: '07/13/2026 10:00:00 AM' },
      { CaseID: '2', Opened: '07/13/2026 09:00:00 AM', Closed: '07/13/2026 12:00:00 PM' },
    ]),
    kpi: toClose,
    period: '2026-Q3',
    value: 2 * hour,
    n: 2,
  },
  {
    preset: 'los-angeles-311',
    text: csv(losAngeles, [
      { SRNumber: '1-1', CreatedDate: '2018-01-01 13:56:00', ClosedDate: '2018-01-01 14:56:00' },
    ]),
    kpi: toClose,
    period: '2018-Q1',
    value: hour,
    n: 1,
  },
  {
    preset: 'toronto-311',
    variant: 'seven digits behind the second, no id',
    text: csv(toronto, [
      { 'Creation Date': '2025-01-01 00:01:05.0000000', Division: 'Solid Waste' },
      { 'Creation Date': '2025-01-01 00:01:05.0000000', Division: 'Transportation' },
    ]),
    kpi: { measure: { kind: 'share', good: { agency: 'Solid Waste' } } },
    period: '2025-Q1',
    value: 50,
    n: 2,
  },
  {
    preset: 'open311',
    text: csv(open311, [
      {
        service_request_id: '638344',
        requested_datetime: '2010-04-14T06:37:38-08:00',
        closed_date: '2010-04-14T16:37:38Z',
      },
    ]),
    kpi: toClose,
    period: '2010-Q2',
    value: 2 * hour,
    n: 1,
  },
];
