/** Single values that are not what they should be: another type, another form. */
import { idOf } from './ids.ts';
import { periodMeant } from './shape-dates.ts';
import type { Mistake, Schema } from './shape-mistakes.ts';
import { numberMistake } from './shape-numbers.ts';
import { hint, list, nameOf, replacedBy, valuesHint } from './shape-words.ts';
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
    if (types.includes('number') || types.includes('integer')) {
      const mistake = numberMistake(node, name, wanted, types.includes('number'));
      return { ...here, ruleId: 'schema/wrong-type', ...mistake, help: mistake.help ?? here.help };
    }
  }
  if (types.includes('array') && !types.includes('string') && node.kind === 'scalar' && node.value !== null) {
    // Inside of brackets commas part entries, and more characters have a meaning.
    const one = `[${/^[\p{L}\d][^,[\]{}:#'"]*$/u.test(node.source) ? node.source : quoted(node.source)}]`;
    return {
      ...here,
      ruleId: 'schema/wrong-type',
      message: `${name} is a single value; it has to be a list.`,
      help: `Write ${one}, or one entry a line, each with "- " in front.`,
      replacement: { title: `Write ${one}`, text: one, safe: /^\[[\w-]+\]$/.test(one) },
    };
  }
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
  if (types.includes('string') && !types.includes('array') && node.kind === 'sequence') {
    const texts = node.items.flatMap(item =>
      item.kind === 'scalar' && item.value !== null ? item.source : [],
    );
    if (texts.length > 1 && texts.length === node.items.length)
      return {
        ...here,
        ruleId: 'schema/wrong-type',
        message: `${name} is a list; it has to be ${wanted}.`,
        help: `Write one of them alone: ${list(texts, 'or')}.`,
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
  const values = node.kind === 'scalar' && node.value === null ? valuesOf(schema) : [];
  if (values.length)
    return {
      ...here,
      ruleId: 'schema/wrong-type',
      message: `${name} is empty.`,
      help: `Write ${list(values)}. ${valuesHint(schema) ?? ''}`.trim(),
    };
  const fields = Object.keys((schema.properties ?? {}) as object);
  const named =
    node.kind === 'scalar' && node.value !== null && fields.length
      ? [`Its fields are ${list(fields, 'and')}.`]
      : [];
  return {
    ...here,
    ruleId: 'schema/wrong-type',
    message: `${name} ${got}; it has to be ${wanted}.`,
    help: [here.help, ...named].filter(Boolean).join(' ') || undefined,
  };
}

function valuesOf({ enum: values }: Schema): string[] {
  return Array.isArray(values) ? values.filter(value => value !== null).map(String) : [];
}

export function patternMistake(
  value: string,
  name: string,
  schema: Schema,
): Pick<Mistake, 'message' | 'help' | 'replacement'> {
  if (schema.title === 'Id') {
    const tidy = idOf(value, '');
    return {
      message: `"${value}" can't be an id: ids are lower-case letters, digits and hyphens.`,
      help: tidy
        ? `Write ${tidy}, here and wherever it is referred to.`
        : 'Choose a short name such as answer-time.',
      replacement: tidy ? replacedBy(tidy) : undefined,
    };
  }
  if (schema.title === 'PeriodName') {
    const meant = periodMeant(value);
    return {
      message: `"${value}" is not a period.`,
      help: meant ? `Write ${meant}.` : 'Write 2026-Q4, FY27-Q2, 2027-01, 2027 or FY27.',
      replacement: meant ? replacedBy(meant) : undefined,
    };
  }
  if (schema.title === 'AmountText') {
    const bare = /^\s*(?:[<>≤≥]=?|=)\s*(\S.*?)\s*$/u.exec(value)?.[1];
    if (bare && new RegExp(schema.pattern as string, 'u').test(bare))
      return {
        message: `"${value}" is not an amount.`,
        help: `Write ${bare}: gte says "at least", lte "at most".`,
        replacement: replacedBy(bare),
      };
    const comma = /^\s*[-+]?\d+,(\d+)/.exec(value);
    const point = value.trim().replace(',', '.');
    const help = !comma
      ? 'Write a number with its unit: 75 %, 28m, 2d 4h, 4.2.'
      : comma[1]!.length === 3
        ? `Write ${value.trim().replace(',', '')} if the comma parts thousands, ${point} if it is a decimal one.`
        : `Decimals are written with a point: ${point}.`;
    const isDecimal = comma && comma[1]!.length !== 3;
    return {
      message: `"${value}" is not an amount.`,
      help,
      ...(isDecimal && { replacement: replacedBy(point) }),
    };
  }
  return { message: `${name} is "${value}", which is not of the form it needs.`, help: hint(schema) };
}
