/** Nothing that a plan says is dropped without a word. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fieldAt } from '../../../src/plan/fields.ts';
import { sections } from '../../../src/plan/generated/fields.ts';
import type { Plan } from '../../../src/plan/generated/types.ts';
import { documentHtml } from '../../../src/report/document/html.ts';
import { documentMarkdown } from '../../../src/report/document/markdown.ts';
import { wholePlan } from '../../../src/report/document/whole-plan.ts';
import { formatDate } from '../../../src/report/numbers.ts';
import { planAt, planOf, root, tell } from './told.ts';

interface Said {
  pointer: string;
  text: string;
}

/** Every sentence, name and title of a plan: texts that are no ids, no choices from a list, no columns of a file. */
function textsOf(value: unknown, steps: (string | number)[] = []): Said[] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) =>
      textsOf(inner, [...steps, Array.isArray(value) ? Number(key) : key]),
    );
  const field = fieldAt(steps);
  const isTold =
    typeof value === 'string' &&
    value.trim() !== '' &&
    field &&
    (field.prose || (field.text && !field.ref && !field.id && !field.values && !technical.test(field.path)));
  return isTold ? [{ pointer: `/${steps.join('/')}`, text: value }] : [];
}

/** How numbers are read from files: told in words of csplan's own; the names of steps of a guide are numbers in it. */
const technical =
  /^\/(?:(?:kpis|watch)\/\*\/(?:measure|anchor|guard|by|use)|sources\/\*\/(?:columns|format)|organization|guides\/\*\/(?:start|nodes\/\*\/(?:to|answers\/\*\/to)))/;

/** A text as a person reads it in the page: dates in words, white space as one space. */
function shown(text: string): string {
  return formatDate(text).replace(/\s+/g, ' ').trim();
}

function pageText(plan: Plan): string {
  return documentHtml(wholePlan(tell(plan)), '0.2.0')
    .replace(/^[\s\S]*<body/, '<body')
    .replace(/<br>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ');
}

/** One of every field: what lint's complete plan of depth full has, and what no plan has a use for. */
function rareFields(): Plan {
  return parse(readFileSync(join(root, 'src/build/examples/rare-fields.yaml'), 'utf8')) as Plan;
}

const plans: Record<string, () => Promise<Plan>> = {
  'city-311': () => planAt('examples/city-311'),
  'saas-support': () => planAt('examples/saas-support'),
  'the complete plan of the rules': async () =>
    planOf(parse(readFileSync(join(root, 'test/rules/clean-full.yaml'), 'utf8'))),
  'rare fields': async () => rareFields(),
};

describe.each(Object.keys(plans))('%s', name => {
  test('every text stands in the HTML document', async () => {
    const plan = await plans[name]!();
    const said = textsOf(plan);
    expect(said.length).toBeGreaterThan(50);
    const page = pageText(plan);
    expect(said.filter(({ text }) => !page.includes(shown(text)))).toEqual([]);
  });
});

test('every section of the schema has its place, or is named as missing', async () => {
  const city = await planAt('examples/city-311');
  const empty = documentMarkdown(wholePlan(tell(planOf({}))));
  const full = documentMarkdown(wholePlan(tell(city)));
  const line = /^Not in this plan: (.*)\.$/m;
  expect(line.exec(empty)![1]!.split(', ')).toHaveLength(sections.length);
  expect(full).not.toMatch(line);
  for (const section of sections) expect(city[section], section).toBeDefined();
});

test.each([...sections])('a gap instead of %s is its question, in its place', section => {
  const model = wholePlan(tell(planOf({ [section]: null })));
  const page = documentMarkdown(model);
  const asked = page.match(/\*\*Open:\*\*/g) ?? [];
  // Once in its place and once in the list of all that is open.
  expect(asked.length).toBeGreaterThanOrEqual(2);
  expect(page).not.toContain('Not in this plan: .');
});
