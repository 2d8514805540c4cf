/**
 * The schema's verdict, in words. ajv's compiled validator decides whether a document has the right shape;
 * only where it says no are the schemas read to find the exact places and say what is allowed there.
 */
import type { Diagnostic, Fix, Range } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import { validateConfig, validateOrganization, validatePlan } from './built/validators.js';
import { schemas } from './generated/schemas.ts';
import { type MapTree, plainValue, type ScalarTree, type Step, type Tree, toPointer } from './tree.ts';
import { quoted } from './yaml.ts';

interface Schema {
  [keyword: string]: unknown;
}

/** A schema and the file that its references are relative to. */
interface Located {
  schema: Schema;
  file: string;
}

interface Mistake {
  ruleId: string;
  steps: readonly Step[];
  node: Tree;
  /** Points at a key instead of the value. */
  key?: ScalarTree;
  message: string;
  help?: string;
  /** Replaces what is pointed at. */
  replacement?: { title: string; text: string; safe: boolean };
}

/** What `checkShape` needs to know of the document it reports on. */
export interface Placed {
  locate(pointer: string): { source: { path: string }; range: Range };
  anchor(pointer: string): string;
}

export function checkShape(document: Placed, root: MapTree): Diagnostic[] {
  return check(document, root, 'plan.schema.json', validatePlan);
}

export function checkOrganizationShape(document: Placed, root: MapTree): Diagnostic[] {
  return check(document, root, 'organization.schema.json', validateOrganization);
}

export function checkConfigShape(document: Placed, root: Tree): Diagnostic[] {
  return check(document, root, 'config.schema.json', validateConfig);
}

function check(
  document: Placed,
  root: Tree,
  file: string,
  validate: { (value: unknown): boolean; errors?: unknown },
): Diagnostic[] {
  const value = plainValue(root);
  if (validate(value)) return [];
  const mistakes = explain(root, undefined, { schema: schemas[file] as Schema, file }, []);
  if (!mistakes.length)
    throw new Error(
      `The schema refuses a document without a reason that can be told: ${JSON.stringify(validate.errors)}`,
    );
  return mistakes.map(mistake => diagnose(document, mistake));
}

function diagnose(document: Placed, mistake: Mistake): Diagnostic {
  const pointer = toPointer(mistake.steps);
  const place = document.locate(pointer);
  const range = mistake.key && mistake.key.style !== 'absent' ? mistake.key.range : place.range;
  const fix: Fix | undefined = mistake.replacement && {
    title: mistake.replacement.title,
    safe: mistake.replacement.safe,
    edits: [{ range, text: mistake.replacement.text }],
  };
  return {
    ruleId: mistake.ruleId,
    severity: 'error',
    message: mistake.message,
    help: mistake.help,
    file: place.source.path,
    range,
    pointer,
    anchor: document.anchor(pointer),
    fix,
    serves: ['S4-2'],
  };
}

function resolve(located: Located): Located {
  let { schema, file } = located;
  const siblings: Schema = {};
  while (typeof schema.$ref === 'string') {
    if (typeof schema.description === 'string') siblings.description ??= schema.description;
    const [path, fragment = ''] = schema.$ref.split('#');
    file = path || file;
    schema = fragment
      .split('/')
      .filter(Boolean)
      .reduce((at, step) => at[step] as Schema, schemas[file] as Schema);
  }
  return { schema: { ...schema, ...siblings }, file };
}

function explain(
  node: Tree,
  key: ScalarTree | undefined,
  unresolved: Located,
  steps: readonly Step[],
): Mistake[] {
  const located = resolve(unresolved);
  const { schema, file } = located;
  const here = { steps, node };

  if (schema.discriminator && Array.isArray(schema.oneOf)) return explainKinds(node, key, located, steps);
  if (Array.isArray(schema.oneOf)) return explainOneOf(node, key, located, steps);

  const type = schema.type ?? ('const' in schema ? typeof schema.const : undefined);
  const types = type === undefined ? undefined : ([type].flat() as string[]);
  if (types && !types.some(type => hasType(node, type))) return [wrongType(node, key, schema, types, steps)];

  if (node.kind === 'map') return explainMap(node, { schema, file }, steps);
  if (node.kind === 'sequence') {
    const mistakes: Mistake[] = [];
    if (typeof schema.minItems === 'number' && node.items.length < schema.minItems)
      mistakes.push({
        ...here,
        ruleId: 'schema/too-short',
        message: `This list has ${node.items.length} of at least ${schema.minItems} entries.`,
        help: hint(schema),
      });
    if (typeof schema.maxItems === 'number' && node.items.length > schema.maxItems)
      mistakes.push({
        ...here,
        ruleId: 'schema/too-long',
        message: `This list has ${node.items.length} entries; at most ${schema.maxItems} are allowed.`,
        help: hint(schema),
      });
    if (schema.items)
      for (const [i, item] of node.items.entries())
        mistakes.push(...explain(item, undefined, { schema: schema.items as Schema, file }, [...steps, i]));
    return mistakes;
  }
  return explainScalar(node, key, schema, steps);
}

function explainScalar(
  node: ScalarTree,
  key: ScalarTree | undefined,
  schema: Schema,
  steps: readonly Step[],
): Mistake[] {
  const { value } = node;
  if (value === null) return [];
  const here = { steps, node, help: hint(schema) };
  const name = nameOf(key, steps);
  if ('const' in schema && value !== schema.const) {
    if (steps.length === 1 && steps[0] === 'csplan')
      return [
        {
          ...here,
          ruleId: 'schema/version',
          message: `This file says that it is written in format version ${node.source}; this csplan knows version 1.`,
          help: 'Write "csplan: 1", or use a newer csplan if the file was made by one.',
        },
      ];
    return [
      {
        ...here,
        ruleId: 'schema/not-allowed',
        message: `${name} is "${node.source}"; it has to be ${JSON.stringify(schema.const)}.`,
      },
    ];
  }
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) {
    const allowed = schema.enum.filter(entry => entry !== null).map(String);
    const meant =
      typeof value === 'string'
        ? (allowed.find(entry => entry === value.trim().toLowerCase()) ?? nearest(value, allowed))
        : undefined;
    return [
      {
        ...here,
        ruleId: 'schema/not-allowed',
        message: `${name} is "${node.source}"; it can be ${list(allowed)}.`,
        help: meant ? `Did you mean "${meant}"?` : here.help,
        replacement: meant && {
          title: `Write "${meant}"`,
          text: meant,
          safe: meant === String(value).trim().toLowerCase(),
        },
      } as Mistake,
    ];
  }
  if (typeof value === 'string') {
    if (schema.format === 'date' && !isDate(value))
      return [{ ...here, ruleId: 'schema/date', ...dateMistake(value) }];
    if (typeof schema.pattern === 'string' && !new RegExp(schema.pattern, 'u').test(value))
      return [{ ...here, ruleId: 'schema/format', ...patternMistake(value, name, schema) }];
    if (typeof schema.minLength === 'number' && value.length < schema.minLength)
      return [{ ...here, ruleId: 'schema/format', message: `${name} is an empty text.` }];
    if (typeof schema.maxLength === 'number' && value.length > schema.maxLength)
      return [
        {
          ...here,
          ruleId: 'schema/format',
          message: `${name} has ${value.length} characters; at most ${schema.maxLength} are allowed.`,
        },
      ];
  }
  if (typeof value === 'number') {
    if (typeof schema.minimum === 'number' && value < schema.minimum)
      return [
        {
          ...here,
          ruleId: 'schema/range',
          message: `${name} is ${node.source}; it has to be at least ${schema.minimum}.`,
        },
      ];
    if (typeof schema.maximum === 'number' && value > schema.maximum)
      return [
        {
          ...here,
          ruleId: 'schema/range',
          message: `${name} is ${node.source}; it can be at most ${schema.maximum}.`,
        },
      ];
  }
  return [];
}

function explainMap(node: MapTree, { schema, file }: Located, steps: readonly Step[]): Mistake[] {
  const mistakes: Mistake[] = [];
  const properties = (schema.properties ?? {}) as Record<string, Schema>;
  const patterns = Object.entries((schema.patternProperties ?? {}) as Record<string, Schema>);
  const what = typeof schema.title === 'string' ? words(schema.title) : 'this part';
  const present = node.entries.map(entry => entry.key.source);
  /** Names that a misspelt one stands for: they are not reported as missing as well. */
  const meant = new Set<string>();

  for (const { key, value } of node.entries) {
    const at = [...steps, key.source];
    if (Object.hasOwn(properties, key.source))
      mistakes.push(...explain(value, key, { schema: properties[key.source]!, file }, at));
    else if (patterns.some(([pattern]) => new RegExp(pattern, 'u').test(key.source))) continue;
    else if (schema.additionalProperties === false) {
      const mistake = unknownField(node, key, value, Object.keys(properties), what, at);
      mistakes.push(mistake);
      if (mistake.replacement) meant.add(mistake.replacement.text);
    } else if (typeof schema.additionalProperties === 'object')
      mistakes.push(...explain(value, key, { schema: schema.additionalProperties as Schema, file }, at));
    if (schema.propertyNames) {
      const named: ScalarTree = { ...key, value: key.source };
      mistakes.push(
        ...explain(named, undefined, { schema: schema.propertyNames as Schema, file }, at).map(mistake => ({
          ...mistake,
          key,
        })),
      );
    }
  }
  for (const required of (schema.required ?? []) as string[])
    if (!present.includes(required) && !meant.has(required))
      mistakes.push({
        steps,
        node,
        ruleId: 'schema/missing-field',
        message: `${capital(article(what))} needs the field "${required}", and this one has none.`,
        help: requiredHelp(required, properties, file),
      });
  if (typeof schema.minProperties === 'number' && present.length < schema.minProperties)
    mistakes.push({
      steps,
      node,
      ruleId: 'schema/too-short',
      message: `${capital(what)} is empty here.`,
      help: hint(schema),
    });
  return mistakes;
}

function requiredHelp(name: string, properties: Record<string, Schema>, file: string): string | undefined {
  if (name === 'csplan') return 'Write "csplan: 1" as the first line.';
  const property = properties[name] && resolve({ schema: properties[name], file }).schema;
  return property && hint(property);
}

function unknownField(
  map: MapTree,
  key: ScalarTree,
  value: Tree,
  known: string[],
  what: string,
  steps: readonly Step[],
): Mistake {
  const taken = map.entries.map(entry => entry.key.source);
  const written = key.source.trim();
  const tidy = written.toLowerCase().replace(/[\s-]+/g, '_');
  const meant =
    known.find(name => name === tidy) ??
    nearest(
      written,
      known.filter(name => !taken.includes(name)),
    );
  return {
    ruleId: 'schema/unknown-field',
    steps,
    node: value,
    key,
    message: `${capital(article(what))} has no field "${written}".`,
    help: meant
      ? `Did you mean "${meant}"? Fields of your own begin with x-.`
      : `Its fields are ${list(known)}. Fields of your own begin with x-.`,
    replacement:
      meant && !taken.includes(meant)
        ? { title: `Rename it to "${meant}"`, text: meant, safe: false }
        : undefined,
  };
}

/** `oneOf` with `kind`: the branch is the one whose kind is written. */
function explainKinds(
  node: Tree,
  key: ScalarTree | undefined,
  { schema, file }: Located,
  steps: readonly Step[],
): Mistake[] {
  const branches = (schema.oneOf as Schema[]).map(branch => resolve({ schema: branch, file }));
  const property = (schema.discriminator as { propertyName: string }).propertyName;
  if (node.kind !== 'map') return [wrongType(node, key, schema, ['object'], steps)];
  const entry = node.entries.find(entry => entry.key.source === property);
  const kinds = branches.map(branch =>
    String(((branch.schema.properties as Schema)[property] as Schema).const),
  );
  if (!entry)
    return [
      {
        steps,
        node,
        ruleId: 'schema/missing-field',
        message: `${capital(nameOf(key, steps))} needs the field "${property}": one of ${list(kinds, 'or')}.`,
      },
    ];
  const found = entry.value.kind === 'scalar' ? kinds.indexOf(entry.value.source) : -1;
  if (found < 0) {
    const written = entry.value.kind === 'scalar' ? entry.value.source : '';
    const meant = nearest(written, kinds);
    return [
      {
        steps: [...steps, property],
        node: entry.value,
        ruleId: 'schema/not-allowed',
        message: `${property} is "${written}"; it can be ${list(kinds)}.`,
        help: meant && `Did you mean "${meant}"?`,
        replacement: meant ? { title: `Write "${meant}"`, text: meant, safe: false } : undefined,
      },
    ];
  }
  return explainMap(node, branches[found]!, steps);
}

/** `oneOf` without a discriminator: the branches of the value's own type tell what is wrong with it. */
function explainOneOf(
  node: Tree,
  key: ScalarTree | undefined,
  { schema, file }: Located,
  steps: readonly Step[],
): Mistake[] {
  const branches = (schema.oneOf as Schema[]).map(branch => resolve({ schema: branch, file }));
  const outcomes = branches.map(branch => explain(node, key, branch, steps));
  if (outcomes.some(outcome => outcome.length === 0)) return [];
  const fitting = branches
    .map((branch, i) => ({ branch, outcome: outcomes[i]! }))
    .filter(({ branch }) => accepts(branch, node));
  const best = fitting.sort(
    (a, b) => deepest(b.outcome) - deepest(a.outcome) || a.outcome.length - b.outcome.length,
  )[0];
  if (best) return best.outcome.map(mistake => ({ ...mistake, help: mistake.help ?? hint(schema) }));
  const types = branches.flatMap(branch => typesOf(branch));
  return [wrongType(node, key, schema, [...new Set(types)], steps)];
}

function accepts(branch: Located, node: Tree): boolean {
  return typesOf(branch).some(type => hasType(node, type));
}

function typesOf(located: Located): string[] {
  const { schema, file } = resolve(located);
  if (Array.isArray(schema.oneOf))
    return schema.oneOf.flatMap(branch => typesOf({ schema: branch as Schema, file }));
  return [schema.type ?? (schema.properties ? 'object' : 'string')].flat() as string[];
}

function deepest(mistakes: Mistake[]): number {
  return Math.max(...mistakes.map(mistake => mistake.steps.length));
}

function hasType(node: Tree, type: string): boolean {
  if (node.kind === 'map') return type === 'object';
  if (node.kind === 'sequence') return type === 'array';
  if (node.value === null) return type === 'null';
  if (type === 'integer') return Number.isInteger(node.value);
  return typeof node.value === type;
}

const typeWords: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'fields of its own, indented below',
};

function wrongType(
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
    };
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

function dateMistake(value: string): { message: string; help: string } {
  const text = value.trim();
  const us = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  if (us) {
    const [, first, second, year] = us as unknown as [string, string, string, string];
    const iso = (month: string, day: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const readings = [iso(first, second), iso(second, first)].filter(
      (reading, i, all) => isDate(reading) && all.indexOf(reading) === i,
    );
    if (readings.length)
      return {
        message: `"${value}" is not a date that reads the same everywhere.`,
        help: `Write it as YYYY-MM-DD: ${readings.join(' or ')}.`,
      };
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(text))
    return { message: `There is no ${text} in the calendar.`, help: 'Check the day and the month.' };
  return {
    message: `"${value}" is not a date.`,
    help: 'Dates are written YYYY-MM-DD, for example 2027-09-30; leave the value empty while it is not known.',
  };
}

function patternMistake(
  value: string,
  name: string,
  schema: Schema,
): { message: string; help?: string; replacement?: Mistake['replacement'] } {
  if (schema.title === 'Id') {
    const tidy = value
      .trim()
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '');
    return {
      message: `"${value}" can't be an id: ids are lower-case letters, digits and hyphens.`,
      help: tidy
        ? `Write ${tidy}, here and wherever it is referred to.`
        : 'Choose a short name such as answer-time.',
      replacement: tidy ? { title: `Write ${tidy}`, text: tidy, safe: false } : undefined,
    };
  }
  if (schema.title === 'PeriodName')
    return { message: `"${value}" is not a period.`, help: 'Write 2026-Q4, FY27-Q2, 2027-01, 2027 or FY27.' };
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

function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function nameOf(key: ScalarTree | undefined, steps: readonly Step[]): string {
  if (key && key.source !== '') return key.source;
  const last = steps.at(-1);
  return typeof last === 'number'
    ? `entry ${last + 1} of ${String(steps.at(-2) ?? 'the list')}`
    : String(last ?? 'the file');
}

function hint(schema: Schema): string | undefined {
  return typeof schema.description === 'string' && schema.description !== '' ? schema.description : undefined;
}

/** `KpiSlice` → `kpi slice`. */
function words(title: string): string {
  return title.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

function article(what: string): string {
  return /^(this|the) /.test(what) ? what : `${/^[aeio]|^un[^i]/.test(what) ? 'an' : 'a'} ${what}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function list(values: readonly string[], last = 'or'): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} ${last} ${values.at(-1)}`;
}
