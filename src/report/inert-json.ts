/** JSON that can stand in a comment, an element or, with its double quotes as entities, an attribute: none of it is markup. */
import { escapeUnseen } from '../diagnostic/visible.ts';

/** What ends a comment or an attribute, opens a tag or mentions somebody. Only strings of JSON hold these. */
const meaningful = /--|[<>&'`@#]/g;

/** One line of JSON. `JSON.parse` gives the value back. */
export function inertJson(value: unknown): string {
  return escapeUnseen(JSON.stringify(value)).replace(meaningful, marks =>
    [...marks].map(mark => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  );
}
