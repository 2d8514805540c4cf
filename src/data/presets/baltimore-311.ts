import type { Preset } from './preset.ts';

const formats = ['MM/dd/yyyy hh:mm:ss a', "yyyy-MM-dd'T'HH:mm:ss.SSS", 'yyyy-MM-dd HH:mm:ss'];

export const baltimore311: Preset = {
  name: 'baltimore-311',
  title: 'Baltimore 311 service requests',
  howToGet:
    'On Open Baltimore (data.baltimorecity.gov) open "311 Customer Service Requests" of the year and download it as CSV.',
  signatures: [['SRRecordID', 'ServiceRequestNum', 'SRType', 'SRStatus', 'DueDate', 'CloseDate']],
  source: {
    timezone: 'America/New_York',
    key: 'id',
    columns: {
      id: 'SRRecordID',
      number: 'ServiceRequestNum',
      created_at: { from: 'CreatedDate', type: 'datetime', format: formats },
      due_at: { from: 'DueDate', type: 'datetime', format: formats },
      closed_at: { from: 'CloseDate', type: 'datetime', format: formats },
      updated_at: { from: 'StatusDate', type: 'datetime', format: formats },
      status: 'SRStatus',
      type: 'SRType',
      channel: 'MethodReceived',
      agency: 'Agency',
      neighborhood: 'Neighborhood',
      address: { from: 'Address', personal: true },
      days_open: { from: 'DaysOpen', type: 'duration', unit: 'days' },
    },
  },
  quirks: [
    'The status tells requests that were no work of their own: `Closed (Duplicate)` and `Closed (Transferred)`. They are not left out by the preset; say in `exclude` or `where` whether they count.',
    '`DaysOpen` is the number of midnights between creation and closing, as `duration` with `clock: dates` computes it.',
  ],
};
