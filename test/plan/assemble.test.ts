import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planFromTexts } from '../../src/plan/assemble.ts';
import { fromPointer, toPointer, walkTree } from '../../src/plan/tree.ts';

/** `rule pointer "text pointed at" → help`, one a finding. */
function found(texts: Record<string, string> | string): string[] {
  const document = planFromTexts(
    typeof texts === 'string' ? { 'plan.yaml': `csplan: 1\nid: p\n${texts}` } : texts,
  );
  return document.findings.map(finding => {
    const { source } = document.files.find(file => file.source.path === finding.file)!;
    return `${finding.ruleId} ${finding.pointer} ${JSON.stringify(source.slice(finding.range))} ${finding.fix ? `[${finding.fix.edits.map(edit => edit.text).join()}]` : '-'} ${finding.message}${finding.help ? ` | ${finding.help}` : ''}`;
  });
}

const segment = 'customers: [{id: callers, name: Callers, kind: external}]\n';

describe('one mistake, one finding, at the exact place', () => {
  test.each<[string, string, string]>([
    [
      'misspelt field',
      'goals:\n- id: g\n  baselin: {value: 3 %}\n',
      'schema/unknown-field /goals/0/baselin "baselin" [baseline] A goal has no field "baselin". | Did you mean "baseline"? Fields of your own begin with x-.',
    ],
    [
      'misspelt section',
      'goal: []\n',
      'schema/unknown-field /goal "goal" [goals] A plan has no field "goal". | Did you mean "goals"? Fields of your own begin with x-.',
    ],
    [
      'word not allowed',
      'status: aktive\n',
      'schema/not-allowed /status "aktive" [active] status is "aktive"; it can be draft, active or retired. | Did you mean "active"?',
    ],
    [
      'American date',
      'term: {start: 7/1/2026}\n',
      'schema/date /term/start "7/1/2026" - "7/1/2026" is not a date that reads the same everywhere. | Write it as YYYY-MM-DD: 2026-07-01 or 2026-01-07.',
    ],
    [
      'no such day',
      'term: {start: 2026-02-30}\n',
      'schema/date /term/start "2026-02-30" - There is no 2026-02-30 in the calendar. | Check the day and the month.',
    ],
    [
      'decimal comma',
      'goals:\n- id: g\n  target: {gte: "62,9 %"}\n',
      'schema/format /goals/0/target/gte "\\"62,9 %\\"" [62.9 %] "62,9 %" is not an amount. | Decimals are written with a point: 62.9 %.',
    ],
    [
      'number as text',
      'calendar: {fiscal_year_start: "7"}\n',
      'schema/wrong-type /calendar/fiscal_year_start "\\"7\\"" [7] fiscal_year_start is the text "7"; it has to be a whole number. | Write it without quotes.',
    ],
    [
      'zip read as number',
      'unit: {name: 02134}\n',
      'yaml/read-as-other /unit/name "02134" [\'02134\'] name is a text, but YAML reads 02134 as the number 2134. | Put it in quotes.',
    ],
    ['id read as number', 'roles: [{id: 311}]\n', 'yaml/read-as-other /roles/0/id "311" [\'311\']'],
    [
      'yes for true',
      'publish: yes\n',
      'schema/wrong-type /publish "yes" [true] publish is the word "yes"; it has to be true or false. | Write true.',
    ],
    [
      'id with capitals',
      'roles: [{id: Contact Centre}]\n',
      'schema/format /roles/0/id "Contact Centre" [contact-centre] "Contact Centre" can\'t be an id',
    ],
    [
      'single value for list',
      'review_dates: 2026-10-01\n',
      'schema/wrong-type /review_dates "2026-10-01" [[2026-10-01]] review_dates is a single value; it has to be a list. | Write [2026-10-01]',
    ],
    [
      'month out of range',
      'calendar: {fiscal_year_start: 13}\n',
      'schema/range /calendar/fiscal_year_start "13" - fiscal_year_start is 13; it can be at most 12.',
    ],
    ['unknown version', '', 'schema/version'],
    [
      'unknown kind of measure',
      'kpis:\n- id: k\n  measure: {kind: nsp, column: score}\n',
      'schema/not-allowed /kpis/0/measure/kind "nsp" [nps] kind is "nsp"; it can be count,',
    ],
    [
      'wrong field of a measure',
      'kpis:\n- id: k\n  measure: {kind: nps, colum: score}\n',
      'schema/unknown-field /kpis/0/measure/colum "colum" [column]',
    ],
    [
      'unknown reference',
      `${segment}accountable: cso\nroles: [{id: cco, title: Chief}]\n`,
      'reference/unknown /accountable "cso" [cco] There is no role with the id "cso". | Did you mean "cco"?',
    ],
    [
      'wrong kind of reference',
      `${segment}accountable: callers\nroles: [{id: cco}]\n`,
      'reference/unknown /accountable "callers" - "callers" is a customer segment; a role is needed here.',
    ],
    [
      'duplicate id',
      'roles: [{id: a}, {id: a}]\n',
      'reference/duplicate-id /roles/1/id "a" - The role id "a" is used a second time.',
    ],
    [
      'unknown key reference',
      'roles: [{id: analyst}]\nkpis:\n- id: k\n  agreed: {analist: 2026-11-03}\n',
      'reference/unknown /kpis/0/agreed/analist "analist" [analyst] There is no role with the id "analist". | Did you mean "analyst"?',
    ],
    [
      'hash in prose',
      'goals:\n- id: g\n  statement: Close request #3 in a day.\n',
      'yaml/hash-in-prose /goals/0/statement "#3 in a day." [\'Close request #3 in a day.\']',
    ],
    [
      'comma in braces',
      'initiatives:\n- id: i\n  benefit: {customer: Faster, clearer answers}\n',
      'yaml/comma-in-braces /initiatives/0/benefit "Faster, clearer answers" [\'Faster, clearer answers\']',
    ],
    [
      'decimal comma in braces',
      'goals:\n- id: g\n  baseline: {value: 7,5 %, period: 2026-Q4}\n',
      'yaml/comma-in-braces /goals/0/baseline "7,5 %" [7.5 %] The comma inside { } ends the number, so YAML reads "5 %" as a field of its own. | Decimals are written with a point: 7.5 %.',
    ],
    [
      'a list where one value is allowed',
      'depth: [core]\n',
      'schema/wrong-type /depth "[core]" - depth is a list; it has to be a text.',
    ],
    ['no-break space', 'unit:\n\u00a0 name: x\n', 'yaml/no-break-space'],
  ])('%s', (name, text, expected) => {
    const findings = name === 'unknown version' ? found({ 'plan.yaml': 'csplan: 2\nid: p\n' }) : found(text);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain(expected);
  });

  test('a no-break space in a text is one of its characters', () => {
    const text =
      'title: "Our\\u2028 plan"\nbudget_ref: |\n  a\n  \u00a0 b\nfeedback_url: a\u00a0b\nunit: {name: "x\u2028\u00a0y"}\n';
    expect(found(text)).toEqual([]);
  });

  test('a comment behind prose is a comment', () => {
    expect(found('title: Our plan # the short one\n')).toEqual([]);
  });

  test('a role that has not agreed yet is a key of its own, not a comma in a text', () => {
    expect(found('roles: [{id: a}, {id: b}]\nhandoffs:\n- {id: h, agreed: {a: 2026-11-24, b: }}\n')).toEqual(
      [],
    );
  });

  test('a misspelt section or a bad id does not set off what refers to it', () => {
    expect(found('accountable: cco\nrole: [{id: cco}]\n')).toHaveLength(1);
    expect(found('accountable: cco\nroles: [{id: CCO}]\n')).toHaveLength(1);
    expect(found('accountable: cco\nroles: {id: cco}\n')).toHaveLength(1);
  });

  test('two mistakes in one measure are both found', () => {
    expect(found('kpis:\n- id: k\n  measure: {kind: nps, colum: score}\n').join()).toContain(
      'Did you mean "column"',
    );
  });

  test('fields of their own are left alone', () => {
    expect(found('x-mine: 1\nroles: [{id: a, x-y: {z: 1}}]\n')).toEqual([]);
  });
});

test('filter values keep their source text', () => {
  const text = 'csplan: 1\nid: p\nsources: {s: {files: x.csv, only: {zip: [02134, 7], n: {gte: 1e3}}}}\n';
  expect(planFromTexts({ 'plan.yaml': text }).plan.sources?.s?.only).toMatchObject({
    zip: ['02134', 7],
    n: { gte: '1e3' },
  });
});

describe('section files', () => {
  const header = 'csplan: 1\nid: p\nroles: [{id: cco}]\n';

  test('a section of its own file is part of the plan, and findings point into it', () => {
    const document = planFromTexts({ 'plan.yaml': header, 'goals.yaml': '- id: g\n  owner: cc0\n' });
    expect(document.plan.goals?.[0]?.id).toBe('g');
    expect(document.findings).toMatchObject([
      {
        file: 'goals.yaml',
        pointer: '/goals/0/owner',
        anchor: '/goals[id=g]/owner',
        range: { start: 17, end: 20 },
      },
    ]);
  });

  test('inline and in a file is an error that names both', () => {
    const [finding] = planFromTexts({ 'plan.yaml': `${header}goals: []\n`, 'goals.yaml': '[]\n' }).findings;
    expect(finding).toMatchObject({
      ruleId: 'schema/section-twice',
      file: 'plan.yaml',
      related: [{ file: 'goals.yaml' }],
    });
  });

  test('a broken section file keeps the others readable', () => {
    const document = planFromTexts({ 'plan.yaml': header, 'goals.yaml': '- id: @x\n' });
    expect(document.findings.map(finding => finding.ruleId)).toEqual(['yaml/special-character']);
    expect([...document.broken]).toEqual(['/goals']);
  });
});

describe('folders whose files are the entries of a section', () => {
  const header = 'csplan: 1\nid: p\n';

  test('each file is an entry, with its own places', () => {
    const document = planFromTexts({
      'plan.yaml': header,
      'reviews/first.yaml': 'period: 2026-Q4\nchair:\n',
      'reviews/second.yaml': 'period: 2027-Q1\nworth_the_time: 6\n',
    });
    expect(document.plan.reviews).toMatchObject([{ period: '2026-Q4' }, { period: '2027-Q1' }]);
    expect(document.findings).toMatchObject([
      { ruleId: 'schema/range', file: 'reviews/second.yaml', pointer: '/reviews/1/worth_the_time' },
    ]);
    const place = document.locate('/reviews/0/chair');
    expect([place.source.path, place.source.slice(place.range)]).toEqual(['reviews/first.yaml', 'chair']);
    expect(document.anchor('/reviews/0/chair')).toBe('/reviews[period=2026-Q4]/chair');
  });

  test('two reviews of one period are told, each in its file', () => {
    const [finding] = planFromTexts({
      'plan.yaml': header,
      'reviews/a.yaml': 'period: 2026-Q4\n',
      'reviews/b.yaml': 'period: 2026-Q4\n',
    }).findings;
    expect(finding).toMatchObject({
      ruleId: 'reference/duplicate-id',
      file: 'reviews/b.yaml',
      related: [{ file: 'reviews/a.yaml' }],
    });
  });

  test('a section inline and in a folder is an error', () => {
    const [finding] = planFromTexts({
      'plan.yaml': `${header}guides: []\n`,
      'guides/a.yaml': 'id: a\n',
    }).findings;
    expect(finding).toMatchObject({ ruleId: 'schema/section-twice', related: [{ file: 'guides/a.yaml' }] });
  });

  test('a broken or an empty file keeps the others readable', () => {
    const document = planFromTexts({
      'plan.yaml': header,
      'guides/a.yaml': 'id: @x\n',
      'guides/b.yaml': '',
      'guides/c.yaml': 'id: c\n',
    });
    expect([...document.broken]).toEqual(['/guides/0', '/guides/1']);
    expect(document.findings.map(({ ruleId, file }) => [ruleId, file])).toEqual([
      ['yaml/special-character', 'guides/a.yaml'],
      ['schema/wrong-type', 'guides/b.yaml'],
    ]);
  });
});

describe('an id that is looked up only where there are any', () => {
  const customers = 'customers: [{id: callers, channels: [phone, fax]}]\n';
  test('channels of a plan without a list of channels are plain text', () => {
    expect(found(customers)).toEqual([]);
  });
  test('with one they are references', () => {
    expect(found(`${customers}channels: [{id: phone}]\n`)).toEqual([
      'reference/unknown /customers/0/channels/1 "fax" - There is no channel with the id "fax". | There are: phone.',
    ]);
  });
});

describe('places', () => {
  const document = planFromTexts({
    'plan.yaml': 'csplan: 1\nid: p\ngoals:\n- id: g\n  due:\n  target: {gte: 3 %}\n',
  });
  const at = (pointer: string) => {
    const { source, range } = document.locate(pointer);
    return source.slice(range);
  };
  test('a value, an empty value, an absent one, an absent section', () => {
    expect(at('/goals/0/target/gte')).toBe('3 %');
    expect(at('/goals/0/due')).toBe('due');
    expect(at('/goals/0/owner')).toBe('id: g');
    expect(at('/kpis')).toBe('id: p');
  });

  test('every node of a random document is found again by its pointer', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), value => {
        const text = `x-any: ${JSON.stringify(value)}\n`;
        const plan = planFromTexts({ 'plan.yaml': `csplan: 1\nid: p\n${text}` });
        const root = plan.node('')!.tree;
        walkTree(root, (node, steps) => {
          const pointer = toPointer(steps);
          expect(fromPointer(pointer)).toEqual(steps.map(String));
          expect(plan.node(pointer)?.tree).toBe(node);
        });
      }),
    );
  });
});

describe('whatever stands in a plan, reading it gives findings and no exception', () => {
  const text = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }).map(value => JSON.stringify(value)),
    fc.string(),
    fc.constantFrom(
      '',
      'null',
      '[]',
      '{}',
      '[null]',
      '[{id: x}]',
      '{id: x}',
      '~',
      '2026-01-01',
      '"x"',
      '1e9',
      '1e999',
      '.inf',
    ),
  );
  const key = fc.constantFrom(
    'roles',
    'customers',
    'voc',
    'buy_in',
    'vision',
    'goals',
    'kpis',
    'sources',
    'initiatives',
    'term',
    'unit',
    'calendar',
    'areas',
    'accountable',
    'review_dates',
    'status',
    '__proto__',
    'constructor',
    'x-a',
  );
  test('random sections', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, text), { maxLength: 4 }), entries => {
        planFromTexts({
          'plan.yaml': `csplan: 1\nid: p\n${entries.map(([key, value]) => `${key}: ${value}\n`).join('')}`,
        });
      }),
      { numRuns: 300 },
    );
  });
  test('random text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => void planFromTexts({ 'plan.yaml': text })));
    expect(planFromTexts({ 'plan.yaml': '' }).findings.length).toBeGreaterThan(0);
    expect(planFromTexts({ 'plan.yaml': '- a\n' }).findings.length).toBeGreaterThan(0);
  });
});
