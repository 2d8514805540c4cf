/** Where a value does not have the shape that its schema wants, and what is allowed there. */

import type { Fix } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { SourceText } from '../diagnostic/text.ts';
import { schemas } from './generated/schemas.ts';
import { isIsoDate } from './period.ts';
import { dateMistake } from './shape-dates.ts';
import { requiredHelp, unknownField } from './shape-fields.ts';
import { colonInText, fieldsOf, lostIndentation, namesItself, onlyEntry } from './shape-layout.ts';
import { patternMistake, wrongType } from './shape-values.ts';
import { article, capital, hint, list, nameOf, valuesHint, words } from './shape-words.ts';
import type { MapTree, ScalarTree, Step, Tree } from './tree.ts';

export interface Schema {
  [keyword: string]: unknown;
}

/** A schema and the file that its references are relative to. */
export interface Located {
  schema: Schema;
  file: string;
}

export interface Mistake {
  ruleId: string;
  steps: readonly Step[];
  node: Tree;
  /** Points at a key instead of the value. */
  key?: ScalarTree;
  message: string;
  help?: string;
  /** Replaces what is pointed at. */
  replacement?: { title: string; text: string; safe: boolean };
  /** Mends it where more than what is pointed at has to change. */
  mend?: (source: SourceText) => Fix | undefined;
}

export function resolve(located: Located): Located {
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

export function explain(
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

  const types = schema.type === undefined ? typesOfValues(schema) : ([schema.type].flat() as string[]);
  const judged = node.kind === 'scalar' && node.value !== null && schema.type === undefined;
  if (types && !judged && !types.some(type => hasType(node, type)))
    return [misplaced(node, located, types, steps) ?? wrongType(node, key, schema, types, steps)];
  const itself = types?.includes('object') && namesItself(node, steps);
  if (itself && !Object.hasOwn((schema.properties ?? {}) as object, String(steps[0]))) return [itself];

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
    for (const [i, item] of node.items.entries()) {
      const ofItem = Array.isArray(schema.items) ? schema.items[i] : schema.items;
      if (ofItem)
        mistakes.push(...explain(item, undefined, { schema: ofItem as Schema, file }, [...steps, i]));
    }
    return mistakes;
  }
  return explainScalar(node, key, schema, steps);
}

/** What is not of the type that is wanted only because of where its lines begin, or of a colon. */
function misplaced(
  node: Tree,
  { schema, file }: Located,
  types: readonly string[],
  steps: readonly Step[],
): Mistake | undefined {
  if (types.includes('array')) return namesItself(node, steps) ?? onlyEntry(node, schema, file, steps);
  return types.includes('string') ? colonInText(node, new Set(), steps) : undefined;
}

/** The types of what `const` and `enum` allow; undefined where the schema says nothing of types. */
export function typesOfValues(schema: Schema): string[] | undefined {
  const values = 'const' in schema ? [schema.const] : (schema.enum as unknown[] | undefined);
  return values && [...new Set(values.map(value => (value === null ? 'null' : typeof value)))];
}

export function explainScalar(
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
        help: meant ? `Did you mean "${meant}"?` : valuesHint(schema),
        replacement: meant && {
          title: `Write "${meant}"`,
          text: meant,
          safe: meant === String(value).trim().toLowerCase(),
        },
      } as Mistake,
    ];
  }
  if (typeof value === 'string') {
    if (schema.format === 'date' && !isIsoDate(value))
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

export function explainMap(node: MapTree, { schema, file }: Located, steps: readonly Step[]): Mistake[] {
  const mistakes: Mistake[] = [];
  const properties = (schema.properties ?? {}) as Record<string, Schema>;
  const patterns = Object.entries((schema.patternProperties ?? {}) as Record<string, Schema>);
  const what = typeof schema.title === 'string' ? words(schema.title) : 'this part';
  const present = node.entries.map(entry => entry.key.source);
  /** Names that a misspelt one stands for: they are not reported as missing as well. */
  const meant = new Set<string>();
  const lost = lostIndentation(node, { schema, file }, steps);
  mistakes.push(...lost.map(({ mistake }) => mistake));

  for (const { key, value } of node.entries) {
    if (lost.some(({ keys }) => keys.has(key))) continue;
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

/** `oneOf` with `kind`: the branch is the one whose kind is written. */
export function explainKinds(
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
export function explainOneOf(
  node: Tree,
  key: ScalarTree | undefined,
  { schema, file }: Located,
  steps: readonly Step[],
): Mistake[] {
  const branches = (schema.oneOf as Schema[]).map(branch => resolve({ schema: branch, file }));
  const outcomes = branches.map(branch => explain(node, key, branch, steps));
  if (outcomes.some(outcome => outcome.length === 0)) return [];
  const text =
    branches.some(branch => typesOf(branch).includes('string')) &&
    colonInText(node, fieldsOf({ schema, file }), steps);
  if (text) return [text];
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

export function accepts(branch: Located, node: Tree): boolean {
  return typesOf(branch).some(type => hasType(node, type));
}

export function typesOf(located: Located): string[] {
  const { schema, file } = resolve(located);
  if (Array.isArray(schema.oneOf))
    return schema.oneOf.flatMap(branch => typesOf({ schema: branch as Schema, file }));
  return [schema.type ?? (schema.properties ? 'object' : 'string')].flat() as string[];
}

export function deepest(mistakes: Mistake[]): number {
  return Math.max(...mistakes.map(mistake => mistake.steps.length));
}

export function hasType(node: Tree, type: string): boolean {
  if (node.kind === 'map') return type === 'object';
  if (node.kind === 'sequence') return type === 'array';
  if (node.value === null) return type === 'null';
  if (type === 'integer') return Number.isInteger(node.value);
  // 1e999 and .inf are numbers to YAML, and none that can be counted with.
  if (type === 'number') return Number.isFinite(node.value);
  return typeof node.value === type;
}
