import { describe, expect, it } from 'vitest';
import { compileFilter, filterNeeds, loadMatcher } from '../../src/data/filter.ts';
import type { Filter, Source } from '../../src/plan/generated/types.ts';
import { readText, refusal } from './exports.ts';

const table = `id,zip,status,n,at,late,wait
1,02134,Open,5,2026-01-01 00:00:00,true,1:00
2,2134,Closed,10,2026-01-31 23:59:59,FALSE,2:00
3,10001,open,,2026-02-01 00:00:00,Y,0:30
4,,Closed (Duplicate),1.5,,,
5,N7,In progress,x,2026-03-01 12:00:00,no,5:00
`;

const source: Source = {
  timezone: 'UTC',
  columns: {
    waited: { from: 'wait', type: 'duration' },
    code: { from: 'zip', type: 'text' },
    count: { from: 'n', type: 'number' },
    isLate: { from: 'late', type: 'boolean' },
  },
};

/** Ids of the rows that a filter leaves, with the values of it that never occurred. */
async function run(filter: Filter): Promise<{ ids: string; never: string[] }> {
  await loadMatcher([filter]);
  const needs = filterNeeds(filter, source);
  const { batches } = await readText(table, [...needs, 'id'], source);
  const compiled = compileFilter(filter, source, wanted =>
    needs.findIndex(need => need.name === wanted.name && need.type === wanted.type),
  );
  const ids: string[] = [];
  for (const batch of batches) {
    const test = compiled(batch);
    const id = batch.columns.at(-1)!;
    for (let row = 0; row < batch.length; row++)
      if (test(row) && id.type === 'text') ids.push(id.dictionary[id.codes[row]!]!);
  }
  return { ids: ids.join(''), never: compiled.neverSeen().map(({ column, value }) => `${column}=${value}`) };
}

describe('filters', () => {
  it.each<[string, Filter, string]>([
    ['a value, exactly', { status: 'Open' }, '1'],
    ['one of several', { status: ['Open', 'open'] }, '13'],
    ['none of these; no value is none', { status: { not: ['Open', 'Closed (Duplicate)'] } }, '235'],
    ['not, where there is no value', { zip: { not: 'N7' } }, '1234'],
    ['several columns mean and', { status: { not: 'Open' }, late: false }, '25'],
    ['any means or', { any: [{ id: 1 }, { n: { gt: 8 } }] }, '12'],
    ['not turns round', { not: { status: { contains: 'OPEN' } } }, '245'],
    ['not and any beside columns', { not: { id: '1' }, any: [{ id: 1 }, { id: 2 }] }, '2'],
    ['contains, in any case', { status: { contains: 'DUPL' } }, '4'],
    ['matches, anywhere', { status: { matches: '^[Cc]losed$|prog' } }, '25'],
    ['text as text', { zip: '02134' }, '1'],
    ['a number that stands for a text', { zip: 2134 }, '12'],
    ['the same where the plan says text', { code: 2134 }, '12'],
    ['greater', { n: { gt: 5 } }, '2'],
    ['greater or equal', { n: { gte: 5 } }, '12'],
    ['less', { n: { lt: 5 } }, '4'],
    ['less or equal', { count: { lte: '5' } }, '14'],
    ['between, both included', { n: { between: [1.5, 5] } }, '14'],
    ['a number', { count: 5 }, '1'],
    ['several operators mean and', { n: { gt: 1, lt: 10 } }, '14'],
    ['a day', { at: { gte: '2026-02-01' } }, '35'],
    ['up to and with a day', { at: { lte: '2026-01-31' } }, '12'],
    ['before a day', { at: { lt: '2026-01-31' } }, '1'],
    ['after a day', { at: { gt: '2026-01-31' } }, '35'],
    ['between days', { at: { between: ['2026-01-31', '2026-02-01'] } }, '23'],
    ['a time', { at: { gt: '2026-02-01 00:00' } }, '5'],
    ['a time with its offset', { at: { gte: '2026-03-01T13:00:00+01:00' } }, '5'],
    ['yes', { late: true }, '13'],
    ['no, where the plan says so', { isLate: 'no' }, '25'],
    ['a duration', { waited: { gte: '1h' } }, '125'],
    ['a duration in an undeclared column', { wait: { between: ['1h', '2h 30m'] } }, '12'],
    ['no value', { n: { empty: true } }, '3'],
    ["a value; what can't be read is one", { count: { empty: false } }, '1245'],
    ['nothing', {}, '12345'],
  ])('%s', async (_, filter, ids) => {
    expect((await run(filter)).ids).toBe(ids);
  });

  it('take columns of any name', async () => {
    const filter = JSON.parse('{"__proto__": "1"}') as Filter;
    expect(filterNeeds(filter, {})).toEqual([{ name: '__proto__', type: 'text' }]);
  });

  it('tell which values never occur, and-ed or not', async () => {
    expect((await run({ status: ['Open', 'Opne'] })).never).toEqual(['status=Opne']);
    expect((await run({ status: 'Nope', count: [5, 6], late: [true, false] })).never).toEqual([
      'status=Nope',
      'count=6',
    ]);
    expect((await run({ status: { not: 'gone' }, zip: 2134 })).never).toEqual(['status=gone']);
  });

  it('ask for each column once per type', () => {
    expect(filterNeeds({ n: { gt: 1, lt: 2, empty: false }, any: [{ n: { gt: 3 } }] }, {})).toEqual([
      { name: 'n', type: 'number' },
      { name: 'n', type: 'text' },
    ]);
  });

  it('take days from the zone of the plan where the source has none', async () => {
    const filter: Filter = { at: { lte: '2026-01-31' } };
    const inTokyo = await readText(table, ['id'], { only: filter }, { timezone: 'Asia/Tokyo' });
    expect(inTokyo.rows).toEqual([['1'], ['2']]);
    expect(() => compileFilter(filter, {}, () => 0)).toThrow('time zone');
  });

  it("say what can't be compared", async () => {
    const refused = (filter: Filter) => refusal(() => compileFilter(filter, source, () => 0));
    expect(await refused({ n: { gt: 'high' } })).toContain('neither a number nor a date');
    expect(await refused({ count: 'many' })).toContain('not a number');
    expect(await refused({ code: { gt: 5 } })).toContain('holds text');
    expect(await refused({ isLate: 'perhaps' })).toContain('not true or false');
    await loadMatcher([{ status: { matches: 'x' } }]);
    expect(await refused({ status: { matches: '(' } })).toContain('regular expression "("');
  });
});
