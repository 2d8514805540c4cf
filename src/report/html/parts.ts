/** Parts of the page that others point to. */

/** A part of the report with its place on the page. */
export interface PartName {
  id: string;
  title: string;
}

export const meetingPart: PartName = { id: 'meeting', title: 'Asks, follow-ups and decisions' };
export const promisePart: PartName = { id: 'promises', title: 'Promises and actions' };
