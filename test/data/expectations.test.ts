import { describe, expect, it } from 'vitest';
import { headerDrift } from '../../src/data/header-drift.ts';
import type { Expectations, Source } from '../../src/plan/generated/types.ts';
import { folderWith, need, readFolder, readText } from './exports.ts';

const text =
  'id,created_at,closed_at,rating,email\n' +
  '1,2026-07-01 10:00,2026-07-03 09:00,5,a@x.org\n' +
  '2,2026-07-02 10:00,2026-07-01 09:00,11,\n' +
  '3,2026-07-03 10:00,,0,b@x.org\n' +
  '4,,2026-07-04 09:00,,\n';

async function issues(expect: Expectations, more: Source = {}, asOf?: string) {
  const { account, batches } = await readText(text, ['id'], { expect, ...more }, asOf ? { asOf } : {});
  return { found: account.files[0]!.issues, account, columns: batches[0]!.columns.length };
}

describe('expect', () => {
  it('says nothing where everything is as expected', async () => {
    const { found, columns } = await issues(
      {
        min_rows: 3,
        not_null: ['id'],
        freshness: '7d',
        order: [['created_at', 'closed_at']],
        values: { rating: [0, 11] },
      },
      { exclude: [{ id: '2' }] },
      '2026-07-10',
    );
    expect(found).toEqual([]);
    // What only the expectations read is not handed out.
    expect(columns).toBe(1);
  });

  it('counts the rows that count, over all files', async () => {
    const folder = folderWith({ 'a.csv': 'id\n1\n2\n', 'b.csv': 'id\n2\n3\n' });
    const read = async (min_rows: number) =>
      (await readFolder(folder, { files: '*.csv', key: 'id', keep: 'first', expect: { min_rows } }, ['id']))
        .account.files;
    expect((await read(3)).flatMap(file => file.issues)).toEqual([]);
    expect((await read(4))[0]!.issues).toMatchObject([{ code: 'table-dimensions', severity: 'error' }]);
    expect((await read(4))[0]!.issues[0]!.message).toBe(
      'The source "requests" has 3 rows that count; the plan expects at least 4.',
    );
  });

  it('names rows without a value', async () => {
    const { found } = await issues({ not_null: ['created_at', 'email'] });
    expect(
      found.map(({ code, severity, column, count, lines }) => [code, severity, column, count, lines]),
    ).toEqual([
      ['constraint-error', 'error', 'created_at', 1, [5]],
      ['constraint-error', 'error', 'email', 2, [3, 5]],
    ]);
  });

  it('names values that cannot be', async () => {
    const { found } = await issues({ values: { rating: [1, 5] } });
    expect(found).toMatchObject([{ code: 'constraint-error', severity: 'error', count: 2, lines: [3, 4] }]);
    expect(found[0]!.message).toBe('2 values of rating are outside 1 to 5, for example 11 in line 3.');
    const personal = await issues(
      { values: { rating: [1, 5] } },
      { columns: { stars: { from: 'rating', personal: true } } },
    );
    expect(personal.found[0]!.message).toBe('2 values of rating are outside 1 to 5.');
  });

  it('names dates that go back', async () => {
    const { found } = await issues({ order: [['created_at', 'closed_at']] });
    expect(found).toMatchObject([
      { code: 'row-constraint', severity: 'warning', column: 'closed_at', count: 1, lines: [3] },
    ]);
    const days = 'a,b,c\n2026-07-01 10:00,2026-07-01,2026-06-30\n2026-07-01,2026-07-01 00:00,2026-07-01\n';
    const { account } = await readText(days, ['a'], { expect: { order: [['a', 'b', 'c']] } });
    // A closing day without a time is not before a time on that day.
    expect(account.files[0]!.issues).toMatchObject([{ column: 'c', count: 1, lines: [2] }]);
  });

  it('looks at rows that count only', async () => {
    const { found } = await issues(
      { not_null: ['created_at'], values: { rating: [1, 5] } },
      { exclude: [{ id: ['2', '3', '4'] }] },
    );
    expect(found).toEqual([]);
  });
});

describe('freshness', () => {
  const fresh = async (freshness: Expectations['freshness'], asOf: string, zone = 'UTC') => {
    const wanted = [need('created_at', 'instant'), need('closed_at', 'instant')];
    const source: Source = { timezone: zone, expect: { ...(freshness ? { freshness } : {}) } };
    return (await readText(text, wanted, source, { asOf })).account.files[0]!.issues;
  };

  it('is that of the newest row, by its earliest date', async () => {
    // The earliest dates are July 1, 1, 3 and 4.
    expect(await fresh('7d', '2026-07-11')).toEqual([]);
    expect(await fresh('7d', '2026-07-12')).toMatchObject([{ code: 'stale-data', severity: 'warning' }]);
    expect((await fresh('7d', '2026-07-12'))[0]!.message).toBe(
      'The newest row of the source "requests" is 8 days old on 2026-07-12 (2026-07-04); the plan expects at most 7d.',
    );
    expect(await fresh('1w', '2026-07-11')).toEqual([]);
    expect(await fresh('24h', '2026-07-05')).toEqual([]);
    expect(await fresh('24h', '2026-07-06')).toHaveLength(1);
  });

  it('may be asked of a column', async () => {
    expect(await fresh({ created_at: '1d' }, '2026-07-04')).toEqual([]);
    expect(await fresh({ created_at: '1d' }, '2026-07-05')).toMatchObject([{ column: 'created_at' }]);
    expect(await fresh({ created_at: '1d', closed_at: '1d' }, '2026-07-05')).toHaveLength(1);
  });

  it('does not count what is yet to come, and needs a day to be judged by', async () => {
    expect((await fresh({ closed_at: '1d' }, '2026-07-03'))[0]).toBeUndefined();
    expect((await fresh('1d', '2026-06-30'))[0]!.message).toContain('No date of a row tells');
    const source: Source = { expect: { freshness: '1d' } };
    expect((await readText(text, [need('created_at', 'instant')], source)).account.files[0]!.issues).toEqual(
      [],
    );
    expect(
      (await readText(text, ['id'], source, { asOf: '2026-07-05' })).account.files[0]!.issues[0]!.help,
    ).toContain('freshness: {created_at: 7d}');
  });

  it('goes by the days of the source', async () => {
    // 23:30 UTC on July 3 is July 4 in Berlin.
    const late = 'd\n2026-07-03T23:30:00Z\n';
    const read = (timezone: string, asOf: string) =>
      readText(late, [need('d', 'instant')], { timezone, expect: { freshness: '1d' } }, { asOf });
    expect((await read('Europe/Berlin', '2026-07-05')).account.files[0]!.issues).toEqual([]);
    expect((await read('UTC', '2026-07-05')).account.files[0]!.issues).toHaveLength(1);
  });
});

describe('columns that come and go', () => {
  it('are named from file to file', async () => {
    const folder = folderWith({
      '2016.csv': 'id,School Name,Agency\n1,x,y\n',
      '2019.csv': 'Id,AGENCY ,BBL,Channel\n2,y,1,web\n',
      '2020.csv': 'id,agency,bbl,channel\n3,y,1,web\n',
    });
    const { account } = await readFolder(folder, { files: '*.csv' }, ['id']);
    expect(
      account.files.map(file => file.issues.map(issue => [issue.code, issue.severity, issue.message])),
    ).toEqual([
      [],
      [
        ['missing-label', 'info', '2019.csv lacks 1 column that 2016.csv has: "School Name".'],
        ['extra-label', 'info', '2019.csv has 2 columns that 2016.csv lacks: "BBL", "Channel".'],
      ],
      [],
    ]);
  });

  it('are named up to a number of them', () => {
    const many = Array.from({ length: 20 }, (_, column) => `c${column}`);
    const [issue] = headerDrift([
      { path: 'a.csv', headers: ['id'] },
      { path: 'b.csv', headers: ['id', ...many] },
    ]).get(1)!;
    expect(issue!.message).toContain('"c7" and 12 more');
  });
});
