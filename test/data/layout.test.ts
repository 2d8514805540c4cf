import { describe, expect, it } from 'vitest';
import type { Source } from '../../src/plan/generated/types.ts';
import { need, readText, refusal } from './exports.ts';

const formatted = (format: Source['format'], more: Source = {}) => ({ format, ...more });

describe('the header', () => {
  it('stands below a title and a blank line, as in Chatwoot reports', async () => {
    const text = 'Reporting period 2026-01-01 to 2026-02-01\n\nAgent name,Assigned\nA,3\n\nB,4\n';
    const { rows, lines, account } = await readText(text, ['Agent name'], formatted({ header: { row: 3 } }));
    expect(rows).toEqual([['A'], ['B']]);
    expect(lines).toEqual([4, 6]);
    expect(account.files[0]).toMatchObject({
      read: 5,
      used: 2,
      leftOut: { 'before-header': { count: 1, lines: [1] }, 'blank-row': { count: 2, lines: [2, 5] } },
    });
    const lost = await refusal(readText(text, ['Agent name']));
    expect(lost).toContain('headers seem to stand in row 3: format: {header: {row: 3}}');
    expect(await refusal(readText(text, ['x'], formatted({ header: { row: 2 } })))).toContain('Row 2');
    expect(await refusal(readText(text, ['x'], formatted({ header: { row: 99 } })))).toContain(
      'ends after 6 rows, before the headers that the plan has in row 99',
    );
  });

  it('is followed by texts that are no data, as in Qualtrics', async () => {
    const text =
      'StartDate,Q1\nStart Date,"How likely,\nreally?"\n"{""ImportId"":""startDate""}","{""ImportId"":""QID1""}"\n2026-01-02,9\n';
    const { rows, lines, account } = await readText(
      text,
      [need('Q1', 'number')],
      formatted({ header: { drop_after: 2 } }),
    );
    expect(rows).toEqual([[9]]);
    expect(lines).toEqual([5]);
    expect(account.files[0]).toMatchObject({
      read: 3,
      leftOut: { 'below-header': { count: 2, lines: [2, 4] } },
    });
  });

  it('takes two rows, as in SurveyMonkey', async () => {
    const text =
      'Respondent ID,"How did you\nhear of us?",,,Any comment?,Custom\n,Friend,Ad,Other (please specify),Open-Ended Response,\n1,Friend,,,fine,x\n';
    const wanted = [
      'Respondent ID',
      'How did you hear of us? / Ad',
      'Any comment? / Open-Ended Response',
      'custom',
    ];
    const { rows, account } = await readText(text, wanted, formatted({ header: { rows: 2 } }));
    expect(rows).toEqual([['1', null, 'fine', 'x']]);
    expect(account.files[0]!.headers[3]).toBe('How did you\nhear of us? / Other (please specify)');
    expect(account.files[0]!.read).toBe(1);
  });

  it('is missing, as in logs', async () => {
    const text =
      '1366720340|1366720340.303267|MYQUEUE|SIP/8007|RINGNOANSWER|1000\n1366720345|1366720340.303267|MYQUEUE|SIP/8007|CONNECT|5|x|y\n';
    const names = ['time', 'call_id', 'queue', 'agent', 'event', 'data1', 'data2', 'data3'];
    const source = formatted(
      { header: 'none', names },
      { columns: { at: { from: 'time', type: 'datetime', format: 'epoch' } } },
    );
    const { rows, account } = await readText(
      text,
      [need('at', 'instant'), 'event', need('data1', 'number'), 'data3'],
      source,
    );
    expect(rows).toEqual([
      [1366720340000, 'RINGNOANSWER', 1000, null],
      [1366720345000, 'CONNECT', 5, 'y'],
    ]);
    expect(account.files[0]).toMatchObject({ delimiter: '|', headers: names, read: 2, used: 2 });
    expect(account.files[0]!.issues).toMatchObject([{ code: 'missing-cell', severity: 'info', lines: [1] }]);
    const numbered = await readText('a,b\n\nc,d\n', ['2'], formatted({ header: 'none' }));
    expect(numbered.rows).toEqual([['b'], ['d']]);
    expect(numbered.account.files[0]).toMatchObject({ headers: ['1', '2'], read: 3 });
  });

  it('may be missing with all rows, where the plan names the columns', async () => {
    for (const text of ['', '\n\n']) {
      const { rows, account } = await readText(text, ['a'], formatted({ header: 'none', names: ['a', 'b'] }));
      expect(rows).toEqual([]);
      expect(account.files[0]!.used).toBe(0);
    }
    expect(await refusal(readText('\n', ['1'], formatted({ header: 'none' })))).toContain('is empty');
  });

  it('may be given other names', async () => {
    const names = ['id', 'score'];
    expect((await readText('Q1?,Q1?\n1,2\n', names, formatted({ names }))).rows).toEqual([['1', '2']]);
    expect(await refusal(readText('a,b,c\n1,2,3\n', ['id'], formatted({ names })))).toContain(
      'names 2 columns for export.csv, whose header has 3',
    );
  });

  it('with one name twice numbers the second', async () => {
    const { account } = await readText('Comment,Comment,Comment\na,b,c\n', ['Comment.3']);
    expect(account.files[0]!.headers).toEqual(['Comment', 'Comment.2', 'Comment.3']);
  });
});

describe('the footer', () => {
  it('is left out, blank rows apart', async () => {
    const text = 'a,b\n1,2\n\n3,4\nTotal,6\nGenerated,now\n\n ,\n';
    const { rows, lines, account } = await readText(text, ['a'], formatted({ footer: 2 }));
    expect(rows).toEqual([['1'], ['3']]);
    expect(lines).toEqual([2, 4]);
    expect(account.files[0]).toMatchObject({
      read: 7,
      used: 2,
      leftOut: { footer: { count: 2, lines: [5, 6] }, 'blank-row': { count: 3 } },
    });
    expect((await readText('a\n1\n', ['a'], formatted({ footer: 5 }))).account.files[0]).toMatchObject({
      read: 1,
      used: 0,
      leftOut: { footer: { count: 1, lines: [2] } },
    });
  });

  it('is found however long the file is', async () => {
    const data = Array.from({ length: 10_000 }, (_, row) => String(row));
    const text = ['a', ...data, 'x', 'y', 'z', ...Array(9000).fill('')].join('\n');
    const { rows, account } = await readText(text, ['a'], formatted({ footer: 3 }));
    expect(rows.flat()).toEqual(data);
    expect(account.files[0]!.leftOut.footer).toEqual({ count: 3, lines: [10_002, 10_003, 10_004] });
    expect(account.files[0]!.read).toBe(10_000 + 3 + 8999);
  });

  it('and the header stay what they are when a file is read ahead or twice', async () => {
    const data = Array.from({ length: 9000 }, (_, row) => `${row % 500},03/04/2026`);
    const text = [
      'Title',
      'id,day',
      'no data,31/12/2026',
      ...data,
      '999,21/04/2026',
      'Total,12/31/2026',
    ].join('\n');
    const source = formatted({ header: { row: 2, drop_after: 1 }, footer: 1 }, { key: 'id', keep: 'last' });
    const { rows, account } = await readText(text, [need('day', 'instant'), 'id'], source);
    expect(rows.length).toBe(501);
    expect(rows.at(-1)).toEqual([Date.parse('2026-04-21'), '999']);
    expect(account.files[0]!.columns[0]!.format).toBe('dd/MM/yyyy');
  });
});

describe('a spreadsheet', () => {
  it('that is full is named', async () => {
    const rows = (count: number) => `a\n${'1\n'.repeat(count)}`;
    const full = await readText(rows(1_048_575), ['a']);
    expect(full.account.files[0]).toMatchObject({
      read: 1_048_575,
      issues: [{ code: 'spreadsheet-limit', severity: 'warning' }],
    });
    expect(full.account.files[0]!.issues[0]!.message).toContain('exactly 1048576 rows');
    expect((await readText(rows(65_535), ['a'])).account.files[0]!.issues).toMatchObject([
      { code: 'spreadsheet-limit' },
    ]);
    expect((await readText(rows(65_536), ['a'])).account.files[0]!.issues).toEqual([]);
  });
});
