import { describe, expect, it } from 'vitest';
import type { ColumnType } from '../../src/data/batch.ts';
import { need, readText, refusal } from './exports.ts';

const column = (rows: string[], type: ColumnType, source: object = {}, delimiter = ';') => {
  const cells = rows.map(row => (row.includes(delimiter) ? `"${row}"` : row));
  return readText(
    ['n' + delimiter + 'x', ...cells.map(row => `${row}${delimiter}1`)].join('\n'),
    [need('n', type)],
    source,
  );
};
const values = async (...request: Parameters<typeof column>) => (await column(...request)).rows.flat();
const at = (text: string) => Date.parse(text);

describe('numbers', () => {
  it('have the one decimal mark that reads them all', async () => {
    expect(await values(['1.234', '12,5', '3'], 'number')).toEqual([1234, 12.5, 3]);
    expect(await values(['1,234', '12.5', '3'], 'number')).toEqual([1234, 12.5, 3]);
    expect(await values(['1 234,50 €', '7 €'], 'number')).toEqual([1234.5, 7]);
    expect(await values(['12,5', '1.234.567'], 'number', {}, ',')).toEqual([12.5, 1234567]);
    const { account } = await column(['12,5'], 'number');
    expect(account.files[0]!.columns[0]).toMatchObject({ format: 'decimal comma', unreadable: 0 });
    expect((await column(['12.5'], 'number')).account.files[0]!.columns[0]!.format).toBeUndefined();
  });

  it('look down the whole file for it', async () => {
    const rows = Array.from({ length: 9000 }, (_, row) => `1.${String(row % 1000).padStart(3, '0')}`);
    expect((await values([...rows, '0,5'], 'number'))[0]).toBe(1000);
    expect((await values([...rows, '0.5'], 'number'))[0]).toBe(1);
  });

  it('ask where nothing tells', async () => {
    const told = await refusal(column(['1.234', '20'], 'number'));
    expect(told).toContain('"1.234" reads as 1.234 with a decimal point and as 1234 with a decimal comma');
    expect(told).toContain('columns: {n: {from: "n", decimal: ","}}');
    const source = { columns: { n: { from: 'n', decimal: ',' } } };
    expect(await values(['1.234'], 'number', source)).toEqual([1234]);
    expect(await values(['1.234'], 'number', { format: { decimal: '.' } })).toEqual([1.234]);
    const both = { format: { decimal: '.' }, columns: { n: { from: 'n', decimal: ',' } } };
    expect(await values(['1.234'], 'number', both)).toEqual([1234]);
    const personal = { columns: { n: { from: 'n', personal: true } } };
    expect(await refusal(column(['1.234'], 'number', personal))).not.toMatch(/1\.?234/);
  });

  it('are English where commas stand between the cells, and that is said', async () => {
    const { rows, account } = await column(['1,234', '20'], 'number', {}, ',');
    expect(rows).toEqual([[1234], [20]]);
    expect(account.files[0]!.issues).toMatchObject([
      { code: 'ambiguous-number', severity: 'info', column: 'n' },
    ]);
    expect(account.files[0]!.issues[0]!.message).toContain('1,234');
  });

  it('contradicting each other are refused, a slip among many is not', async () => {
    expect(await refusal(column(['12,5', '12.5'], 'number'))).toContain(
      '"12.5" has a decimal point, "12,5" a decimal comma',
    );
    const many = Array.from({ length: 200 }, () => '12,5');
    expect((await values([...many, '12.5'], 'number')).at(-1)).toBe('unreadable');
    const { account } = await column(['12,5', '1.5x'], 'number');
    expect(account.files[0]!.issues[0]!.help).toContain('decimal comma');
  });

  it('may be money, in one currency', async () => {
    const { rows, account } = await column(['$1,234.50', '(5.00 USD)', '-$1', '7'], 'number');
    expect(rows.flat()).toEqual([1234.5, -5, -1, 7]);
    expect(account.files[0]!.issues).toEqual([]);
    const mixed = await column(['5 €', '$5'], 'number');
    expect(mixed.account.files[0]!.issues).toMatchObject([{ code: 'mixed-currency', severity: 'error' }]);
    expect(mixed.account.files[0]!.issues[0]!.message).toContain('(EUR, USD)');
  });
});

describe('durations', () => {
  it.each([
    ['Jira: time that is left', ['1:30', '-0:15', '-100:00'], {}, [5400, -900, -360000]],
    ['Freshdesk: hours over 24', ['26:15:00', '100:00:01', '-00:00:05'], {}, [94500, 360001, -5]],
    [
      'a fraction of a day',
      ['0.5', '0.00104166666', '1.25'],
      { unit: 'days' },
      [43200, 89.999999424, 108000],
    ],
    ['Excel: a time of day', ['12:02:23 AM', '1:00:00 PM'], {}, [143, 46800]],
    ['ISO 8601', ['PT45M', 'P1DT2H', 'PT1.5S'], {}, [2700, 93600, 1.5]],
    ['hours with a decimal comma', ['1,5', '0,25'], { unit: 'hours' }, [5400, 900]],
    ['words with a decimal comma', ['1,5 h', '2,5'], { unit: 'minutes' }, [5400, 150]],
    ['minutes and seconds', ['12:30', '90:05', '1:00:00'], { format: 'mm:ss' }, [750, 5405, 3600]],
  ])('%s', async (_, rows, more, seconds) => {
    const read = await values(rows as string[], 'duration', {
      columns: { n: { from: 'n', ...(more as object) } },
    });
    for (const [index, value] of read.entries()) expect(value).toBeCloseTo(seconds[index]!, 6);
  });

  it('go by what the header says', async () => {
    const text = 'Talk (mm:ss),Close (HH:mm:ss),Wait (in hrs)\n12:30,26:00:10,1.5\n';
    const names = ['Talk (mm:ss)', 'Close (HH:mm:ss)', 'Wait (in hrs)'];
    const { rows, account } = await readText(
      text,
      names.map(name => need(name, 'duration')),
    );
    expect(rows).toEqual([[750, 93610, 5400]]);
    expect(account.files[0]!.columns.map(({ format }) => format)).toEqual(['mm:ss', undefined, 'hours']);
  });

  it('with one colon among others with two are named', async () => {
    const { rows, account } = await column(['4:05', '1:04:05', '3:10'], 'duration');
    expect(rows.flat()).toEqual([14700, 3845, 11400]);
    expect(account.files[0]!.issues).toMatchObject([{ code: 'ambiguous-duration', severity: 'warning' }]);
    expect(account.files[0]!.issues[0]!.message).toContain('2 values of "n" have one colon ("4:05")');
    const settled = await column(['4:05', '1:04:05'], 'duration', {
      columns: { n: { from: 'n', format: 'HH:mm' } },
    });
    expect(settled.account.files[0]!.issues).toEqual([]);
    const unknown = column(['4:05'], 'duration', { columns: { n: { from: 'n', format: 'dd:ss' } } });
    expect(await refusal(unknown)).toContain('"dd:ss"');
  });

  it('that are fractions without a unit are asked about', async () => {
    expect(await refusal(column(['0.384004'], 'duration'))).toContain('unit: days');
  });
});

describe('yes and no', () => {
  it('in the words of localised spreadsheets', async () => {
    expect(
      await values(['WAHR', 'FALSCH', 'Vrai', 'ja', 'não', 'sí', 'unchecked', '1.0', '0.0'], 'boolean'),
    ).toEqual([true, false, true, true, false, true, false, true, false]);
  });
});

describe('no value', () => {
  it('is what the column says, else the format, else the usual texts', async () => {
    const rows = ['Unspecified', '#N/A', 'NaN', '(null)', '\\N', '--', 'k.A.', '0'];
    expect(await values(rows, 'text')).toEqual([null, null, null, null, null, null, 'k.A.', '0']);
    expect(await values(['k.A.', '-'], 'text', { format: { missing: ['K.A.'] } })).toEqual([null, '-']);
    const source = { format: { missing: ['-'] }, columns: { n: { from: 'n', missing: ['0'] } } };
    expect(await values(['0', '-'], 'text', source)).toEqual([null, '-']);
  });
});

describe('dates', () => {
  it('count from 1970 where the plan says so', async () => {
    const format = (name: string) => ({ columns: { n: { from: 'n', format: name } } });
    expect(await values(['1366720340', '0', '-1', 'x'], 'instant', format('epoch'))).toEqual([
      at('2013-04-23T12:32:20Z'),
      0,
      -1000,
      'unreadable',
    ]);
    expect(await values(['1366720340.303'], 'instant', format('epoch'))).toEqual([1366720340303]);
    expect(await values(['1366720340303'], 'instant', format('Epoch-MS'))).toEqual([1366720340303]);
    // Milliseconds taken for seconds would be the year 45,000.
    expect(await refusal(column(['1366720340303'], 'instant', format('epoch')))).toContain('are not dates');
    expect(await refusal(column(['1366720340'], 'instant'))).toContain('format: "epoch"');
    expect(await refusal(column(['1366720340303'], 'instant'))).toContain('format: "epoch-ms"');
    const zoned = { timezone: 'America/New_York', ...format('epoch') };
    expect(await values(['1366720340'], 'instant', zoned)).toEqual([1366720340000]);
  });

  it('may name the month, in other languages too', async () => {
    expect(await values(['03/Mar/26 4:05 PM', '21/Dec/26 12:00 AM'], 'instant')).toEqual([
      at('2026-03-03T16:05:00Z'),
      at('2026-12-21T00:00:00Z'),
    ]);
    expect(await values(['3. März 2026', '14. Dezember 2026'], 'instant')).toEqual([
      at('2026-03-03'),
      at('2026-12-14'),
    ]);
    expect(await values(['3 août 2026', '4 févr. 2026'], 'instant')).toEqual([
      at('2026-08-03'),
      at('2026-02-04'),
    ]);
    expect(await values(['Sept 3, 2026'], 'instant')).toEqual([at('2026-09-03')]);
  });

  const list = (...format: string[]) => ({ columns: { n: { from: 'n', format } } });

  it('listed in two orders have the one that reads every value of the file', async () => {
    const both = list('dd/MM/yyyy', 'MM/dd/yyyy');
    expect(await values(['03/04/2026', '21/04/2026'], 'instant', both)).toEqual([
      at('2026-04-03'),
      at('2026-04-21'),
    ]);
    expect(await values(['03/04/2026', '04/21/2026'], 'instant', both)).toEqual([
      at('2026-03-04'),
      at('2026-04-21'),
    ]);
    const rows = Array.from({ length: 9000 }, () => '03/04/2026');
    expect((await values([...rows, '04/21/2026'], 'instant', both))[0]).toBe(at('2026-03-04'));
    // The same day in both orders decides nothing and asks for nothing.
    expect(await values(['05/05/2026'], 'instant', both)).toEqual([at('2026-05-05')]);
  });

  it('listed in two orders are asked about where nothing tells', async () => {
    const both = list('dd/MM/yyyy', 'MM/dd/yyyy');
    const tie = await refusal(column(['03/04/2026'], 'instant', both));
    expect(tie).toContain('"03/04/2026" reads as dd/MM/yyyy and as MM/dd/yyyy, and no value tells which');
    const mixed = await refusal(column(['03/04/2026', '21/04/2026', '04/21/2026'], 'instant', both));
    expect(mixed).toContain('no format of the list reads every value');
  });

  it('may mix formats that cannot be confused', async () => {
    const mixed = list('yyyy-MM-dd HH:mm', 'd/M/yyyy', 'MM/dd/yyyy');
    expect(
      await values(['2026-01-02 10:00', '3/4/2026', '2026-02-02 10:00', '21/4/2026'], 'instant', mixed),
    ).toEqual([at('2026-01-02T10:00Z'), at('2026-04-03'), at('2026-02-02T10:00Z'), at('2026-04-21')]);
  });
});

describe('personal columns', () => {
  it('are so under every name', async () => {
    const text = 'Email,Age\nmarker@example.org,x7\n';
    const columns = {
      who: { from: 'Email', personal: true },
      age: { from: 'Age', personal: true },
      years: 'Age',
    };
    const { account } = await readText(text, [need('EMAIL', 'number'), need('years', 'number')], { columns });
    expect(JSON.stringify(account)).not.toMatch(/marker|x7/);
    expect(account.files[0]!.issues.map(({ code }) => code)).toEqual(['type-error', 'type-error']);
    expect(await refusal(readText(text, [need('Email', 'instant')], { columns }))).not.toContain('marker');
  });
});
