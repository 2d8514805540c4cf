/** Single values that are not what they should be: another type, no date, another form. */
import { idOf } from './ids.ts';
import { isIsoDate } from './period.ts';
import type { Mistake, Schema } from './shape-mistakes.ts';
import { hint, list, nameOf } from './shape-words.ts';
import type { ScalarTree, Step, Tree } from './tree.ts';
import { quoted } from './yaml-text.ts';

export const typeWords: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'fields of its own, indented below',
};

export function wrongType(
  node: Tree,
  key: ScalarTree | undefined,
  schema: Schema,
  types: string[],
  steps: readonly Step[],
): Mistake {
  const name = nameOf(key, steps);
  const expected = types.filter(type => type !== 'null').map(type => typeWords[type]!);
  const wanted =
    types.includes('string') && schema.format === 'date' ? 'a date, YYYY-MM-DD' : list(expected, 'or');
  const here = { steps, node, help: hint(schema) };
  if (node.kind === 'scalar' && node.value !== null) {
    if (types.includes('string') && typeof node.value !== 'string')
      return {
        ...here,
        ruleId: 'yaml/read-as-other',
        message: `${name} is a text, but YAML reads ${node.source} as ${typeof node.value === 'number' ? `the number ${node.value}` : node.value}.`,
        help: 'Put it in quotes.',
        replacement: { title: 'Put it in quotes', text: quoted(node.source), safe: true },
      };
    if (types.includes('boolean') && /^(yes|on|y|no|off|n)$/i.test(node.source)) {
      const meant = /^(yes|on|y)$/i.test(node.source) ? 'true' : 'false';
      return {
        ...here,
        ruleId: 'schema/wrong-type',
        message: `${name} is the word "${node.source}"; it has to be true or false.`,
        help: `Write ${meant}.`,
        replacement: { title: `Write ${meant}`, text: meant, safe: true },
      };
    }
    if ((types.includes('number') || types.includes('integer')) && typeof node.value === 'string') {
      const point = /^\s*-?\d+,\d+\s*$/.test(node.value) ? node.value.trim().replace(',', '.') : undefined;
      const bare = /^\s*-?\d+(\.\d+)?\s*$/.test(node.value) ? node.value.trim() : undefined;
      return {
        ...here,
        ruleId: 'schema/wrong-type',
        message: `${name} is the text "${node.source}"; it has to be ${wanted}.`,
        help: point
          ? `Decimals are written with a point: ${point}.`
          : bare
            ? 'Write it without quotes.'
            : here.help,
        replacement: point
          ? { title: `Write ${point}`, text: point, safe: true }
          : bare
            ? { title: `Write ${bare}`, text: bare, safe: true }
            : undefined,
      };
    }
  }
  if (types.includes('array') && !types.includes('string') && node.kind === 'scalar' && node.value !== null)
    return {
      ...here,
      ruleId: 'schema/wrong-type',
      message: `${name} is a single value; it has to be a list.`,
      help: `Write [${node.source}], or one entry a line, each with "- " in front.`,
      replacement: /^[\w-]+$/.test(node.source)
        ? { title: `Write [${node.source}]`, text: `[${node.source}]`, safe: true }
        : undefined,
    };
  if (types.includes('string') && node.kind === 'sequence' && node.items.length === 1) {
    const only = node.items[0]!;
    if (only.kind === 'scalar' && only.value !== null)
      return {
        ...here,
        ruleId: 'schema/wrong-type',
        message: `${name} is a list; it has to be ${wanted}.`,
        help: `Write ${only.source} without the brackets or the dash.`,
      };
  }
  const got =
    node.kind === 'map'
      ? 'has fields of its own'
      : node.kind === 'sequence'
        ? 'is a list'
        : node.value === null
          ? 'is empty'
          : `is "${node.source}"`;
  return { ...here, ruleId: 'schema/wrong-type', message: `${name} ${got}; it has to be ${wanted}.` };
}

export function dateMistake(value: string): { message: string; help: string } {
  const text = value.trim();
  const us = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  if (us) {
    const [, first, second, year] = us as unknown as [string, string, string, string];
    const iso = (month: string, day: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const readings = [iso(first, second), iso(second, first)].filter(
      (reading, i, all) => isIsoDate(reading) && all.indexOf(reading) === i,
    );
    if (readings.length)
      return {
        message: `"${value}" is not a date that reads the same everywhere.`,
        help: `Write it as YYYY-MM-DD: ${readings.join(' or ')}.`,
      };
  }
  const inWords = dateInWords(text);
  if (inWords)
    return { message: `"${value}" is a date in words.`, help: `Write it as YYYY-MM-DD: ${inWords}.` };
  if (/^\d{4}-\d{2}-\d{2}$/.test(text))
    return { message: `There is no ${text} in the calendar.`, help: 'Check the day and the month.' };
  return {
    message: `"${value}" is not a date.`,
    help: 'Dates are written YYYY-MM-DD, for example 2027-09-30; leave the value empty while it is not known.',
  };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `September 30, 2027`, `30 Sept. 2027`; undefined for anything else. */
function dateInWords(text: string): string | undefined {
  const [, before, month, after, year] =
    /^(?:(\d{1,2})(?:st|nd|rd|th|\.)? +)?([A-Za-z]{3,9})\.? +(?:(\d{1,2})(?:st|nd|rd|th)?,? +)?(\d{4})$/.exec(
      text,
    ) ?? [];
  const day = before ?? after;
  const number = months.indexOf(month?.slice(0, 3).toLowerCase() ?? '') + 1;
  if (!day || !number || (before && after)) return undefined;
  const iso = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(iso) ? iso : undefined;
}

/** `Q3 2027`, `2027Q3`, `Q3/2027` as a quarter; `9/2027`, `2027-9` as a month; undefined for anything else. */
function periodMeant(text: string): string | undefined {
  const [, first, year] = /^q([1-4])[\s/-]*(\d{4})$/i.exec(text.trim()) ?? [];
  const [, yearFirst, second] = /^(\d{4})[\s/-]*q([1-4])$/i.exec(text.trim()) ?? [];
  if (year || yearFirst) return `${year ?? yearFirst}-Q${first ?? second}`;
  const [, fiscal, quarter] = /^fy\s?(?:20)?(\d{2})(?:[\s/-]*q([1-4]))?$/i.exec(text.trim()) ?? [];
  if (fiscal) return `FY${fiscal}${quarter ? `-Q${quarter}` : ''}`;
  const [, yearOfMonth, month] = /^(\d{4})[-/](\d{1,2})$/.exec(text.trim()) ?? [];
  const [, monthFirst, yearLast] = /^(\d{1,2})[-/.](\d{4})$/.exec(text.trim()) ?? [];
  const number = Number(month ?? monthFirst);
  return number >= 1 && number <= 12
    ? `${yearOfMonth ?? yearLast}-${String(number).padStart(2, '0')}`
    : undefined;
}

export function patternMistake(
  value: string,
  name: string,
  schema: Schema,
): { message: string; help?: string; replacement?: Mistake['replacement'] } {
  if (schema.title === 'Id') {
    const tidy = idOf(value, '');
    return {
      message: `"${value}" can't be an id: ids are lower-case letters, digits and hyphens.`,
      help: tidy
        ? `Write ${tidy}, here and wherever it is referred to.`
        : 'Choose a short name such as answer-time.',
      replacement: tidy ? { title: `Write ${tidy}`, text: tidy, safe: false } : undefined,
    };
  }
  if (schema.title === 'PeriodName') {
    const meant = periodMeant(value);
    return {
      message: `"${value}" is not a period.`,
      help: meant ? `Write ${meant}.` : 'Write 2026-Q4, FY27-Q2, 2027-01, 2027 or FY27.',
      replacement: meant ? { title: `Write ${meant}`, text: meant, safe: false } : undefined,
    };
  }
  if (schema.title === 'AmountText') {
    const comma = /^\s*[-+]?\d+,(\d+)/.exec(value);
    const point = value.trim().replace(',', '.');
    const help = !comma
      ? 'Write a number with its unit: 75 %, 28m, 2d 4h, 4.2.'
      : comma[1]!.length === 3
        ? `Write ${value.trim().replace(',', '')} if the comma parts thousands, ${point} if it is a decimal one.`
        : `Decimals are written with a point: ${point}.`;
    return { message: `"${value}" is not an amount.`, help };
  }
  return { message: `${name} is "${value}", which is not of the form it needs.`, help: hint(schema) };
}
