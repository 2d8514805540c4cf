import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planFromTexts } from '../../src/plan/assemble.ts';
import type { Filter } from '../../src/plan/generated/types.ts';
import { parseOrganization } from '../../src/plan/organization.ts';
import { both, sharedDefinitionOf } from '../../src/plan/sharing.ts';

const organization = `csplan: 1
id: city
calendar: {timezone: America/New_York, fiscal_year_start: 7, holidays: [2027-01-01, holidays.ics]}
areas: {streets: [street, alley]}
roles:
- {id: analyst, title: Performance analyst}
- {id: cso, title: Chief service officer}
sources:
  requests: {files: [data/*.csv, /mnt/share/x.csv], only: {zip: [02134]}}
  calls: {files: calls.csv}
measures:
  on-time:
    name: Closed by the promised date
    source: requests
    measure: {kind: sla, promised: due, finished: closed}
    anchor: due
    where: {status: {not: duplicate}}
    method: By the request system.
    frequency: quarterly
    min_sample: 50
  per-call:
    source: calls
    measure: {kind: ratio, numerator: on-time, denominator: calls}
  calls: {source: calls, measure: {kind: count}, where: {queue: main}}
`;

function planOf(text: string, organizationText = organization) {
  return planFromTexts({
    'organization.yaml': organizationText,
    'plans/alleys/plan.yaml': `csplan: 1\nid: alleys\n${text}`,
  });
}

/** `rule pointer file "text pointed at" message | help`, one a finding. */
function found(document: ReturnType<typeof planOf>): string[] {
  return document.findings.map(({ ruleId, pointer, file, range, message, help, fix }) => {
    const { source } = document.files.find(({ source }) => source.path === file)!;
    return `${ruleId} ${pointer} ${JSON.stringify(source.slice(range))} [${fix?.edits[0]?.text ?? ''}] ${message} | ${help}`;
  });
}

describe('what a plan takes from its organization', () => {
  const document = planOf(`organization: city
accountable: cso
calendar: {timezone: America/Chicago}
roles: [{id: cso, title: Chief of alleys}]
sources: {calls: {files: own.csv}}
goals: [{id: g, area: streets, owner: analyst, kpi: on-time}]
kpis:
- {id: on-time, use: city/on-time, where: {agency: Alleys}, min_sample: 5, owner: analyst}
- {id: all, use: on-time}
`);
  const { plan } = document;

  test('its own calendar, roles, sources and areas win, key by key', () => {
    expect(found(document)).toEqual([]);
    expect(document.isWhole).toBe(true);
    expect(plan.calendar).toMatchObject({ timezone: 'America/Chicago', fiscal_year_start: 7 });
    expect(plan.roles?.map(({ id, title }) => [id, title])).toEqual([
      ['cso', 'Chief of alleys'],
      ['analyst', 'Performance analyst'],
    ]);
    expect(plan.sources?.calls?.files).toBe('own.csv');
    expect(plan.sources?.requests?.only).toEqual({ zip: ['02134'] });
    expect(plan.areas).toEqual({ streets: ['street', 'alley'] });
  });

  test("paths of organization.yaml start from its folder, those of the plan from the plan's", () => {
    expect(plan.sources?.requests?.files).toEqual(['../../data/*.csv', '/mnt/share/x.csv']);
    expect(plan.calendar?.holidays).toEqual(['2027-01-01', '../../holidays.ics']);
    const beside = planFromTexts({
      'organization.yaml': organization,
      'plan.yaml': 'csplan: 1\nid: a\norganization: city\n',
    });
    expect(beside.plan.sources?.requests?.files).toEqual(['data/*.csv', '/mnt/share/x.csv']);
  });

  test('a KPI with `use` has the fields of the measure that it does not say itself, and both filters', () => {
    const [own, all] = plan.kpis!;
    expect(own).toMatchObject({
      id: 'on-time',
      name: 'Closed by the promised date',
      source: 'requests',
      anchor: 'due',
      measure: { kind: 'sla', promised: 'due', finished: 'closed' },
      where: { status: { not: 'duplicate' }, agency: 'Alleys' },
      method: 'By the request system.',
      min_sample: 5,
    });
    expect(sharedDefinitionOf(own!)).toEqual({
      measure: 'city/on-time',
      where: { status: { not: 'duplicate' } },
      scope: { agency: 'Alleys' },
    });
    expect(all).toMatchObject({ id: 'all', where: { status: { not: 'duplicate' } }, min_sample: 50 });
    expect(sharedDefinitionOf(all!)).toEqual({
      measure: 'city/on-time',
      where: { status: { not: 'duplicate' } },
    });
  });

  test('every value has the place it is written at', () => {
    const at = (pointer: string) => {
      const { source, range } = document.locate(pointer);
      return `${source.path} ${source.slice(range)}`;
    };
    expect(at('/calendar/timezone')).toBe('plans/alleys/plan.yaml America/Chicago');
    expect(at('/calendar/fiscal_year_start')).toBe('organization.yaml 7');
    expect(at('/roles/0/title')).toBe('plans/alleys/plan.yaml Chief of alleys');
    expect(at('/roles/1/title')).toBe('organization.yaml Performance analyst');
    expect(at('/roles/1/may_change')).toBe('organization.yaml id: analyst');
    expect(at('/kpis/0/anchor')).toBe('organization.yaml due');
    expect(at('/kpis/0/where/agency')).toBe('plans/alleys/plan.yaml Alleys');
    expect(at('/kpis/0/benchmark')).toBe('plans/alleys/plan.yaml id: on-time');
    expect(at('/areas')).toBe('organization.yaml {streets: [street, alley]}');
    expect(document.anchor('/roles/1/title')).toBe('/roles[id=analyst]/title');
  });

  test('a section file of the plan is joined in the same way', () => {
    const split = planFromTexts({
      'organization.yaml': organization,
      'plan.yaml': 'csplan: 1\nid: a\norganization: city\n',
      'roles.yaml': '- {id: clerk}\n',
      'kpis.yaml': '- {id: k, use: on-time}\n',
    });
    expect(split.plan.roles?.map(({ id }) => id)).toEqual(['clerk', 'analyst', 'cso']);
    expect(split.locate('/roles/0/id').source.path).toBe('roles.yaml');
    expect(split.locate('/kpis/0/id').source.path).toBe('kpis.yaml');
    expect(split.locate('/kpis/0/source').source.path).toBe('organization.yaml');
  });

  test('the sides of a shared ratio come with it, narrowed where they have a filter of their own', () => {
    const ratio = planOf('organization: city\nkpis: [{id: k, use: per-call, where: {agency: A}}]\n');
    expect(found(ratio)).toEqual([]);
    expect(ratio.plan.kpis![0]!.measure).toMatchObject({
      kind: 'ratio',
      numerator: { source: 'requests', anchor: 'due', where: { status: { not: 'duplicate' }, agency: 'A' } },
      denominator: { source: 'calls', measure: { kind: 'count' }, where: { queue: 'main', agency: 'A' } },
    });
  });

  test('a plan that names no organization takes nothing', () => {
    const alone = planFromTexts({
      'organization.yaml': organization,
      'plan.yaml': 'csplan: 1\nid: a\nroles: [{id: cso}]\n',
    });
    expect(alone.plan.roles).toHaveLength(1);
    expect(alone.plan.sources).toBeUndefined();
    expect(alone.findings).toEqual([]);
  });
});

describe('what the house is for, what it wants and what it compares with', () => {
  const house = `csplan: 1
id: city
mission: A city that keeps its word.
values: [Plain words, On time]
roles: [{id: cso}]
objectives:
- {id: o-access, text: Everybody reaches the city., owner: cso}
- {id: o-cost, text: A permit costs less., owner: cso}
norms:
- {id: nm-wait, title: Nine in ten within ten minutes.}
- {id: nm-mail, title: Letters within a week.}
`;
  const at = (document: ReturnType<typeof planOf>, pointer: string) => {
    const { source, range } = document.locate(pointer);
    return `${source.path} ${source.slice(range)}`;
  };

  test('a plan that says none of it has all of it, with its places', () => {
    const document = planOf('organization: city\ngoals: [{id: g, objective: o-cost}]\n', house);
    const { plan } = document;
    expect(found(document)).toEqual([]);
    expect(plan.mission).toBe('A city that keeps its word.');
    expect(plan.values).toEqual(['Plain words', 'On time']);
    expect(plan.objectives?.map(({ id }) => id)).toEqual(['o-access', 'o-cost']);
    expect(plan.benchmarks?.norms?.map(({ id }) => id)).toEqual(['nm-wait', 'nm-mail']);
    expect(at(document, '/mission')).toBe('organization.yaml A city that keeps its word.');
    expect(at(document, '/objectives/1/text')).toBe('organization.yaml A permit costs less.');
    expect(at(document, '/benchmarks/norms/0/id')).toBe('organization.yaml nm-wait');
    expect(document.anchor('/benchmarks/norms/1/title')).toBe('/benchmarks/norms[id=nm-mail]/title');
    // Nothing is written of it in the plan, so what it lacks is told at the plan itself.
    expect(at(document, '/benchmarks')).toBe('plans/alleys/plan.yaml id: alleys');
    expect(at(document, '/benchmarks/competitors')).toBe('plans/alleys/plan.yaml id: alleys');
  });

  test('what it says itself wins: by id, and mission and values as a whole', () => {
    const document = planOf(
      `organization: city
mission: Clean alleys.
values: [Early]
objectives: [{id: o-own}, {id: o-cost, text: An alley costs less.}]
benchmarks: {competitors: [{id: north}], norms: [{id: nm-wait, title: Our own.}]}
goals: [{id: a, objective: o-own}, {id: b, objective: o-access}]
`,
      house,
    );
    expect(found(document)).toEqual([]);
    const { mission, values, objectives, benchmarks } = document.plan;
    expect([mission, values]).toEqual(['Clean alleys.', ['Early']]);
    expect(objectives?.map(({ id, text }) => [id, text])).toEqual([
      ['o-own', undefined],
      ['o-cost', 'An alley costs less.'],
      ['o-access', 'Everybody reaches the city.'],
    ]);
    expect(benchmarks?.competitors).toEqual([{ id: 'north' }]);
    expect(benchmarks?.norms?.map(({ title }) => title)).toEqual(['Our own.', 'Letters within a week.']);
    expect(at(document, '/objectives/1/id')).toBe('plans/alleys/plan.yaml o-cost');
    expect(at(document, '/objectives/2/id')).toBe('organization.yaml o-access');
    expect(at(document, '/benchmarks/norms/0/id')).toBe('plans/alleys/plan.yaml nm-wait');
    expect(at(document, '/benchmarks/norms/1/id')).toBe('organization.yaml nm-mail');
    expect(at(document, '/benchmarks/innovation')).toBe('plans/alleys/plan.yaml benchmarks');
  });

  test.each([
    ['mission:\nvalues: []\nobjectives:\nbenchmarks:\n', 'plans/alleys/plan.yaml benchmarks'],
    ['benchmarks:\n  norms:\n', 'plans/alleys/plan.yaml benchmarks'],
  ])('a key without a value says nothing: %j', (text, place) => {
    const document = planOf(`organization: city\n${text}`, house);
    expect(found(document)).toEqual([]);
    const { plan } = document;
    expect([plan.mission, plan.values?.length, plan.objectives?.length]).toEqual([
      'A city that keeps its word.',
      2,
      2,
    ]);
    expect(plan.benchmarks?.norms).toHaveLength(2);
    expect(at(document, '/benchmarks/competitors')).toBe(place);
  });

  test('section files of the plan are joined in the same way', () => {
    const texts = (benchmarks: string) =>
      planFromTexts({
        'organization.yaml': house,
        'plan.yaml': 'csplan: 1\nid: a\norganization: city\n',
        'objectives.yaml': '- {id: o-cost}\n',
        'benchmarks.yaml': benchmarks,
      });
    const split = texts('competitors: [{id: north}]\n');
    expect(split.plan.objectives?.map(({ id }) => id)).toEqual(['o-cost', 'o-access']);
    expect(at(split, '/objectives/0/id')).toBe('objectives.yaml o-cost');
    expect(at(split, '/objectives/1/id')).toBe('organization.yaml o-access');
    expect(at(split, '/benchmarks/competitors/0/id')).toBe('benchmarks.yaml north');
    expect(at(split, '/benchmarks/norms/0/id')).toBe('organization.yaml nm-wait');
    const empty = texts('');
    expect(empty.plan.benchmarks?.norms).toHaveLength(2);
    expect(at(empty, '/benchmarks/competitors')).toBe('benchmarks.yaml ');
    // What is no map holds nothing of the organization, and is told as it is without one.
    const broken = texts('- north\n');
    expect(broken.findings.map(({ ruleId, file }) => `${ruleId} ${file}`)).toEqual([
      'schema/wrong-type benchmarks.yaml',
    ]);
  });

  test.each([
    ['o-acces', 'Did you mean "o-access" of organization.yaml?'],
    ['o-on', 'Did you mean "o-own"?'],
    ['elsewhere', 'There are: o-own; o-access, o-cost (of organization.yaml).'],
    [
      'Elsewhere!',
      'Write one of o-own; o-access, o-cost (of organization.yaml); leave it empty while it is not known.',
    ],
    ['Everybody reaches the city.', 'Write its id: o-access.'],
  ])('a goal that names the objective "%s" is told what both files have', (written, help) => {
    const text = `organization: city\nobjectives: [{id: o-own}]\ngoals: [{id: g, objective: "${written}"}]\n`;
    expect(planOf(text, house).findings).toMatchObject([
      { pointer: '/goals/0/objective', file: 'plans/alleys/plan.yaml', help },
    ]);
  });

  test('where neither has any, the help names both places', () => {
    const document = planOf('organization: city\ngoals: [{id: g, objective: o}]\n');
    expect(document.findings.map(({ help }) => help)).toEqual([
      'There is no objective yet: add one, here or in organization.yaml, or leave this empty.',
    ]);
  });

  test('without the organization nothing that might stand there is missed', () => {
    const document = planFromTexts({
      'plan.yaml': 'csplan: 1\nid: a\norganization: city\ngoals: [{id: g, objective: o-cost}]\n',
    });
    expect(document.findings.map(({ ruleId }) => ruleId)).toEqual(['schema/no-organization']);
    for (const pointer of ['/objectives', '/benchmarks', '/mission', '/values'])
      expect(document.broken).toContain(pointer);
  });

  test('mistakes in them are found in organization.yaml, and not in its plans', () => {
    const text = house
      .replace('id: o-cost', 'id: o-access')
      .replace('id: nm-mail', 'id: nm-wait')
      .replace('owner: cso', 'owner: sco');
    const shared = parseOrganization('organization.yaml', '/', text);
    expect(shared.findings.map(({ ruleId, pointer }) => `${ruleId} ${pointer}`)).toEqual([
      'reference/unknown /objectives/0/owner',
      'reference/duplicate-id /objectives/1/id',
      'reference/duplicate-id /norms/1/id',
    ]);
    const document = planOf('organization: city\n', text);
    expect([found(document), document.isWhole]).toEqual([[], true]);
  });
});

describe('what can be wrong', () => {
  test.each<[string, string[]]>([
    [
      'organization: cty\naccountable: cso\n',
      [
        'schema/no-organization /organization "cty" [city] The plan belongs to the organization "cty", and the id in organization.yaml is "city". | Did you mean "city"?',
      ],
    ],
    [
      'organization: city\nkpis: [{id: k, use: city/on-tim}]\n',
      [
        'reference/unknown /kpis/0/use "city/on-tim" [city/on-time] organization.yaml has no measure "on-tim". | Did you mean "city/on-time"?',
      ],
    ],
    [
      'organization: city\nkpis: [{id: k, use: town/on-time}]\n',
      [
        'reference/unknown /kpis/0/use "town/on-time" [city/on-time] "town/on-time" is a measure of the organization "town"; the plan belongs to "city". | Did you mean "city/on-time"?',
      ],
    ],
    [
      'kpis: [{id: k, use: city/on-time}]\n',
      [
        'reference/unknown /kpis/0/use "city/on-time" [] "city/on-time" is a measure of an organization, and the plan says none. | Add to plan.yaml the line: organization: city',
      ],
    ],
    [
      'organization: city\nkpis: [{id: k, use: on-time, anchor: closed, stat: share}]\n',
      [
        'schema/fixed-by-use /kpis/0/anchor "anchor" [] "anchor" stands here, and the shared measure "on-time" is what says how the KPI is counted. | Delete anchor here; `where` narrows the measure to this plan\'s rows. To count something else, write the whole definition here and delete `use`.',
        'schema/fixed-by-use /kpis/0/stat "stat" [] "stat" stands here, and the shared measure "on-time" is what says how the KPI is counted. | Delete stat here; `where` narrows the measure to this plan\'s rows. To count something else, write the whole definition here and delete `use`.',
      ],
    ],
    [
      'organization: city\naccountable: cco\n',
      [
        'reference/unknown /accountable "cco" [cso] There is no role with the id "cco". | Did you mean "cso" of organization.yaml?',
      ],
    ],
    [
      'organization: city\nkpis: [{id: k, use: On Time}]\n',
      [
        'schema/format /kpis/0/use "On Time" [] use is "On Time", which is not of the form it needs. | The shared measure of organization.yaml that defines this KPI, as organization/measure or by its id. `where` narrows it to this plan\'s rows; measure, anchor and stat are the organization\'s.',
      ],
    ],
  ])('%j', (text, expected) => {
    // `use` without an organization: the file isn't looked for.
    const isNamed = text.includes('organization: ');
    expect(
      found(isNamed ? planOf(text) : planFromTexts({ 'plan.yaml': `csplan: 1\nid: alleys\n${text}` })),
    ).toEqual(expected);
  });

  test('no organization.yaml: one finding, and nothing that might stand there is missed', () => {
    const document = planFromTexts({
      'plan.yaml':
        'csplan: 1\nid: a\norganization: city\naccountable: cso\nkpis: [{id: k, use: city/on-time, owner: cso, source: requests}]\n',
    });
    expect(found(document)).toEqual([
      'schema/no-organization /organization "city" [] The plan belongs to the organization "city", and there is no organization.yaml beside it or in a folder above. | Write organization.yaml at the top of the repository, with "csplan: 1" and "id: city"; or delete this line.',
    ]);
    expect(document.isWhole).toBe(false);
  });

  test('a mistake in organization.yaml is found there, with its own words, and not in its plans', () => {
    const shared = parseOrganization(
      'organization.yaml',
      '/',
      organization
        .replace('source: requests', 'source: request')
        .replace('title: Performance', 'titel: Performance')
        .replace('kind: sla', 'kind: slo')
        .replace('numerator: on-time', 'numerator: on-tme')
        .replace('America/New_York', 'America/New York'),
    );
    expect(shared.isSound).toBe(false);
    expect(shared.findings.map(({ ruleId, pointer, help }) => `${ruleId} ${pointer} ${help}`)).toEqual([
      'schema/unknown-time-zone /calendar/timezone Did you mean "America/New_York"? Zones are written Region/City, for example America/New_York or Europe/Dublin.',
      'schema/unknown-field /roles/0/titel Did you mean "title"? Fields of your own begin with x-.',
      'reference/unknown /measures/on-time/source Did you mean "requests"?',
      'schema/not-allowed /measures/on-time/measure/kind Did you mean "sla"?',
      'reference/unknown /measures/per-call/measure/numerator Did you mean "on-time"?',
    ]);
    const text = 'organization: city\naccountable: cso\nkpis: [{id: k, use: on-time}]\n';
    const broken = planOf(text, organization.replace('csplan: 1', 'csplan: 2'));
    expect([found(broken), broken.isWhole, broken.organization?.findings.length]).toEqual([[], false, 1]);
    const dangling = planOf(text, organization.replace('source: requests', 'source: request'));
    expect([found(dangling), dangling.isWhole]).toEqual([[], true]);
  });

  test('whatever stands in the two files, reading them gives findings and no exception', () => {
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }).map(value => JSON.stringify(value)),
      fc.constantFrom(
        '',
        '[]',
        '{}',
        'city',
        '[{id: cso}]',
        '[{id: k, use: on-time}]',
        '[{id: g, objective: cso}]',
        '{norms: [{id: cso}]}',
        '{on-time: {measure: }}',
      ),
    );
    const key = fc.constantFrom(
      'organization',
      'calendar',
      'areas',
      'roles',
      'sources',
      'kpis',
      'measures',
      'mission',
      'values',
      'objectives',
      'goals',
      'norms',
      'benchmarks',
      'id',
    );
    const text = fc
      .uniqueArray(fc.tuple(key, value), { selector: ([key]) => key, maxLength: 5 })
      .map(entries => entries.map(([key, value]) => `${key}: ${value}\n`).join(''));
    fc.assert(
      fc.property(text, text, (plan, shared) => {
        const document = planFromTexts({
          'organization.yaml': `csplan: 1\nid: city\n${shared.replace(/^id:.*\n/m, '')}`,
          'plans/a/plan.yaml': `csplan: 1\nid: a\n${plan.replace(/^(id|organization):.*\n/gm, '')}organization: city\n`,
        });
        for (const { file, range } of [...document.findings, ...document.organization!.findings]) {
          const { source } = [...document.files, ...document.organization!.files].find(
            ({ source }) => source.path === file,
          )!;
          expect(range.end).toBeLessThanOrEqual(source.text.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test('what docs/organization.md shows is sound', () => {
  const page = readFileSync(new URL('../../docs/organization.md', import.meta.url), 'utf8');
  const [shared, plan] = [...page.matchAll(/```yaml\n# (\S+)\n([\s\S]*?)```/g)].map(([, path, text]) => [
    path!,
    text!,
  ]);
  const document = planFromTexts(Object.fromEntries([shared!, plan!]));
  expect([document.findings, document.organization?.findings, document.isWhole]).toEqual([[], [], true]);
  expect(document.plan.kpis![0]!.where).toEqual({
    Status: { not: ['Closed (Duplicate)', 'Closed (Transferred)'] },
    Agency: 'Solid Waste',
  });
});

describe('two filters as one', () => {
  const columns = ['a', 'b'];
  const condition = fc.oneof(fc.constantFrom('x', 'y'), fc.record({ not: fc.constantFrom('x', 'y') }));
  const filter: fc.Memo<Filter> = fc.memo(depth =>
    fc
      .tuple(
        fc.dictionary(fc.constantFrom(...columns), condition, { maxKeys: 2 }),
        depth > 1 ? fc.option(fc.array(filter(), { minLength: 1, maxLength: 2 })) : fc.constant(null),
        depth > 1 ? fc.option(filter()) : fc.constant(null),
      )
      .map(([own, any, not]) => ({ ...own, ...(any && { any }), ...(not && { not }) }) as Filter),
  );
  const meets = (row: Record<string, string>, filter: Filter): boolean =>
    Object.entries(filter).every(([key, value]) => {
      if (key === 'any') return (value as Filter[]).some(one => meets(row, one));
      if (key === 'not') return !meets(row, value as Filter);
      return typeof value === 'string' ? row[key] === value : row[key] !== (value as { not: string }).not;
    });

  test('a row passes both exactly where it passes each', () => {
    fc.assert(
      fc.property(
        filter(3),
        filter(3),
        fc.constantFrom('x', 'y', 'z'),
        fc.constantFrom('x', 'y'),
        (p, q, a, b) => {
          const row = { a, b };
          expect(meets(row, both(p, q))).toBe(meets(row, p) && meets(row, q));
        },
      ),
      { numRuns: 500 },
    );
  });
});
