/** Reads a column's durations: clock times, words, ISO 8601, and plain numbers in the column's unit. */
import { CannotDo } from '../diagnostic/faults.ts';
import {
  clockInHeader,
  type DurationUnit,
  parseDuration,
  plainNumber,
  unitInHeader,
} from './duration-text.ts';
import { type NumberColumnRequest, NumberReader } from './number-column.ts';

/** Formats that a plan may name for times with one colon. */
const clockFormats: Record<string, 'minutes-first' | 'hours-first'> = {
  'mm:ss': 'minutes-first',
  'm:ss': 'minutes-first',
  'hh:mm': 'hours-first',
  'h:mm': 'hours-first',
  'hh:mm:ss': 'hours-first',
  'h:mm:ss': 'hours-first',
};

export class DurationReader {
  readonly numbers: NumberReader;
  /** Values with one colon (`12:30`) and an example, and whether others have two, where nothing says what the first are. */
  readonly oneColon = { count: 0, example: '' };
  hasTwoColons = false;
  readonly unit: DurationUnit | undefined;
  private readonly request: NumberColumnRequest;
  private readonly clock: 'minutes-first' | 'hours-first' | undefined;

  constructor(request: NumberColumnRequest) {
    this.request = request;
    const { header, definition } = request.place;
    this.numbers = new NumberReader(request);
    this.unit = definition.unit ?? unitInHeader(header);
    this.clock = this.given(definition.format) ?? clockInHeader(header);
  }

  /** How values are written, as far as it had to be found out or given. */
  get format(): string | undefined {
    return this.clock === 'minutes-first' ? 'mm:ss' : this.unit;
  }

  /** Seconds; NaN where the text is no duration. */
  parse(text: string): number {
    const { unit } = this;
    const { decimal } = this.numbers;
    if (this.clock === undefined) this.note(text);
    const seconds = parseDuration(text, { unit, decimal, minutesFirst: this.clock === 'minutes-first' });
    if (Number.isNaN(seconds) && unit === undefined && !Number.isNaN(plainNumber(text, decimal)))
      throw this.withoutUnit(text);
    return seconds;
  }

  private note(text: string): void {
    const colon = text.indexOf(':');
    if (colon < 0) return;
    if (text.indexOf(':', colon + 1) >= 0) this.hasTwoColons = true;
    else {
      this.oneColon.count++;
      this.oneColon.example ||= text;
    }
  }

  private given(format: string | string[] | undefined): 'minutes-first' | 'hours-first' | undefined {
    if (format === undefined) return undefined;
    const known = [format].flat().map(name => clockFormats[name.toLowerCase()]);
    if (known.every(clock => clock !== undefined && clock === known[0])) return known[0];
    throw new CannotDo(
      `The column "${this.request.name}" is a duration and has the format "${[format].flat().join('", "')}", which csplan doesn't know for durations.`,
      'Write mm:ss where 12:30 is 12 minutes and 30 seconds, HH:mm where it is hours and minutes, and leave `format` out for the rest.',
    );
  }

  private withoutUnit(text: string): CannotDo {
    const { name, place, path } = this.request;
    const shown = place.definition.personal ? '' : ` ("${text.slice(0, 60)}")`;
    const fraction = /^0?[.,]\d{3,}$/.test(text);
    return new CannotDo(
      `"${place.header}" (${path}) holds plain numbers${shown} where ${name} is a duration, and nothing says whether they are minutes, hours or days.`,
      `Name the unit in the plan: columns: {${name}: {from: "${place.header}", type: duration, unit: ${fraction ? 'days' : 'minutes'}}}${fraction ? ' (spreadsheets show times as fractions of a day)' : ''}`,
    );
  }
}
