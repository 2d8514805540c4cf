import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { folderWith, need, readFolder, readText, refusal, rowsOf } from './exports.ts';

const at = (text: string) => Date.parse(text);

describe('files', () => {
  it('reads them in code point order of path, and codes stay the same', async () => {
    const folder = folderWith({
      'b.csv': 'id,group\n3,x\n',
      'B.csv': 'id,group\n1,y\n',
      'a/c.csv': 'group;id\nx;2\n',
    });
    const { rows, account, batches } = await readFolder(folder, { files: ['*.csv', 'a/*.csv', 'b.csv'] }, [
      'id',
      'group',
    ]);
    expect(account.files.map(file => file.path)).toEqual(['B.csv', 'a/c.csv', 'b.csv']);
    expect(rows).toEqual([
      ['1', 'y'],
      ['2', 'x'],
      ['3', 'x'],
    ]);
    expect(batches.map(batch => batch.file)).toEqual([0, 1, 2]);
    expect(account.files[1]).toMatchObject({
      delimiter: ';',
      encoding: 'utf-8',
      bytes: 13,
      headers: ['group', 'id'],
    });
    const codes = batches.map(batch => batch.columns[1]!.type === 'text' && batch.columns[1]!.codes[0]);
    expect(codes[1]).toBe(codes[2]);
  });

  it('knows the hash of the raw bytes', async () => {
    // printf 'a\n1\n' | sha256sum
    const { account } = await readText('a\n1\n', ['a']);
    expect(account.files[0]!.sha256).toBe('309b0e45a73d3fc5325e2b6ed0a01ef8b9cde6b05a5633c1f893f970d52bfddc');
  });

  it('says what is wrong with a path', async () => {
    const folder = folderWith({ 'data/tickets.csv': 'a\n1\n', 'data/[x].csv': 'a\n1\n' });
    const refused = (files: string | string[]) => refusal(readFolder(folder, { files }, ['a']));
    expect(await refused('data/tickes.csv')).toContain('Did you mean data/tickets.csv?');
    expect(await refused('data')).toContain('is a folder. Name the files in it: data/*.csv');
    expect(await refused('data/*.tsv')).toContain('No file matches data/*.tsv');
    expect(await refused('data/*.tsv')).toContain('tickets.csv');
    expect(await refused('nowhere/*.csv')).toContain('No file matches nowhere/*.csv');
    expect(await refused([])).toContain('names no files');
    expect((await readFolder(folder, { files: 'data/[x].csv' }, ['a'])).rows).toEqual([['1']]);
  });

  it('reads only inside the root, unless the command line says so', async () => {
    const outside = folderWith({ 'secret.csv': 'a\n1\n' });
    const folder = folderWith({ 'plan.yaml': '' });
    symlinkSync(path.join(outside, 'secret.csv'), path.join(folder, 'link.csv'));
    expect(await refusal(readFolder(folder, { files: 'link.csv' }, ['a']))).toContain('lies outside');
    expect(await refusal(readFolder(folder, { files: path.join(outside, '*.csv') }, ['a']))).toContain(
      'lies outside',
    );
    const given = [path.join(outside, 'secret.csv')];
    expect((await readFolder(folder, { files: 'none.csv' }, ['a'], { files: given })).rows).toEqual([['1']]);
  });

  it('stops when asked to', async () => {
    await expect(readText('a\n1\n', ['a'], {}, { signal: AbortSignal.abort() })).rejects.toThrow('aborted');
  });
});

describe('other things than CSV', () => {
  it.each([
    ['<!DOCTYPE html><html><body>Sign in', 'web page'],
    ['\ufeff  <html lang="en">', 'web page'],
    ['<table><tr><td>1</td></tr></table>', 'web page'],
    [Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), 'workbook'],
    [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'workbook'],
    [Buffer.from('<!doctype html>', 'utf16le'), 'web page'],
    [gzipSync('<html>'), 'web page'],
    [gzipSync(`${'x'.repeat(257)}ustar`), 'tar archive'],
    ['version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n', 'git lfs pull'],
    ['', 'is empty'],
    ['\ufeff', 'is empty'],
    [' \n\n', 'is empty'],
  ])('names %j', async (content, told) => {
    expect(await refusal(readText(content, ['id']))).toContain(told);
  });

  it('takes a header without rows', async () => {
    for (const content of ['id,name', 'id,name\r\n', '\ufeffid,name\n']) {
      const { rows, account } = await readText(content, ['id', 'name']);
      expect(rows).toEqual([]);
      expect(account.files[0]).toMatchObject({ read: 0, used: 0, headers: ['id', 'name'], issues: [] });
    }
  });
});

describe('text', () => {
  it.each(['\n', '\r\n', '\r'])('ends lines with %j', async end => {
    const { rows, lines } = await readText(['a,b', '1,"x', 'y"', '2,z', ''].join(end), ['a', 'b']);
    expect(rows).toEqual([
      ['1', `x${end}y`],
      ['2', 'z'],
    ]);
    expect(lines).toEqual([2, 4]);
  });

  it('takes lines that end differently in one file', async () => {
    expect((await readText('a,b\r\n1,x\n2,y\r\n', ['a', 'b'])).rows).toEqual([
      ['1', 'x'],
      ['2', 'y'],
    ]);
  });

  it('reads Windows-1252 with a warning', async () => {
    const { rows, account } = await readText(
      Buffer.from('id,name\n1,plain\n2,M\xfcller \x80 5\n', 'latin1'),
      ['name'],
    );
    expect(rows).toEqual([['plain'], ['Müller € 5']]);
    expect(account.files[0]!.encoding).toBe('latin-1');
    expect(account.files[0]!.issues).toMatchObject([
      { code: 'encoding-error', severity: 'warning', lines: [3] },
    ]);
  });

  it('keeps what is right in UTF-8 with one broken character', async () => {
    const content = Buffer.concat([
      Buffer.from('name\nStraße\nabc'),
      Buffer.from([0xe2, 0x82]),
      Buffer.from('\nZürich\n'),
    ]);
    const { rows, account } = await readText(content, ['name']);
    expect(rows.map(([name]) => name)).toEqual(['Straße', 'abcâ‚', 'Zürich']);
    expect(account.files[0]).toMatchObject({
      encoding: 'utf-8',
      issues: [{ code: 'encoding-error', lines: [3] }],
    });
  });

  it('reads as it is told', async () => {
    const bytes = Buffer.from('a\nÃ¼\n', 'latin1');
    expect((await readText(bytes, ['a'])).rows).toEqual([['ü']]);
    expect((await readText(bytes, ['a'], { format: { encoding: 'latin-1' } })).rows).toEqual([['Ã¼']]);
    const forced = await readText(Buffer.from('a\n\xfc\n', 'latin1'), ['a'], {
      format: { encoding: 'utf-8' },
    });
    expect(forced.rows).toEqual([['\ufffd']]);
  });

  it('finds the delimiter', async () => {
    const first = async (content: string) => (await readText(content, ['b'])).rows[0]![0];
    expect(await first('a;b;c\n1,5;2,5;3,5\n')).toBe('2,5');
    expect(await first('a\tb\n1,0\t2,0\n')).toBe('2,0');
    expect(await first('a|b|"c;d;e"\n1|2|3\n')).toBe('2');
    expect(await first('"a;x;y;z",b\n"1;2;3;4",5\n')).toBe('5');
    expect((await readText('a,b;c\n1,2;3\n', ['a,b'], { format: { delimiter: ';' } })).rows).toEqual([
      ['1,2'],
    ]);
    expect((await readText('only\n1\n', ['only'])).account.files[0]!.delimiter).toBe(',');
  });

  it('takes quotes as they come', async () => {
    const { rows } = await readText('a,b\n"say ""hi"", ok",5" pipe\n"",x\n', ['a', 'b']);
    expect(rows).toEqual([
      ['say "hi", ok', '5" pipe'],
      [null, 'x'],
    ]);
  });

  it('names the line of a quote that never closes', async () => {
    const rows = Array.from({ length: 50 }, (_, row) => `${row},fine`).join('\n');
    expect(await refusal(readText(`a,b\n1,"x\ny"\n2,"open\n${rows}\n`, ['a']))).toContain('line 4');
  });

  it('warns of a stray quote that swallows rows', async () => {
    const { account } = await readText('a,b,c,d\n1,2,"oops,4\n5,6,7,8\n9,10,"text",12\n', ['a']);
    expect(account.files[0]!.issues.map(issue => issue.code)).toContain('stray-quote');
  });

  it('reads a cell of 5 MB and refuses one of 17', async () => {
    const long = 'x'.repeat(5_000_000);
    expect((await readText(`a,b\n1,"${long}"\n2,y\n`, ['b'])).rows).toEqual([[long], ['y']]);
    expect(await refusal(readText(`a,b\n1,${'x'.repeat(17_000_000)}\n`, ['b']))).toContain('line 2');
  });

  it('keeps NUL characters and warns', async () => {
    const { rows, account } = await readText('a,b\n1,x\0y\n2,"\0"\n', ['b']);
    expect(rows).toEqual([['x\0y'], ['\0']]);
    expect(account.files[0]!.issues).toMatchObject([{ code: 'control-character', count: 2, lines: [2, 3] }]);
  });
});

describe('rows', () => {
  it('leaves out blank rows and counts them', async () => {
    const { rows, lines, account } = await readText('a,b\n\n1,2\n , \n\n3,4\n', ['a']);
    expect(rows).toEqual([['1'], ['3']]);
    expect(lines).toEqual([3, 6]);
    expect(account.files[0]).toMatchObject({
      read: 5,
      used: 2,
      leftOut: { 'blank-row': { count: 3, lines: [2, 4, 5] } },
    });
  });

  it('uses ragged rows with a warning, and leaves out a footer', async () => {
    const { rows, account } = await readText('a,b,c\n1,2\n1,2,3,\n1,2,3,4\nReport of 2026\n', ['a', 'c']);
    expect(rows).toEqual([
      ['1', null],
      ['1', '3'],
      ['1', '3'],
    ]);
    expect(account.files[0]!.leftOut).toEqual({ 'malformed-row': { count: 1, lines: [5] } });
    expect(account.files[0]!.issues.map(({ code, severity, lines }) => [code, severity, lines])).toEqual([
      ['missing-cell', 'warning', [2]],
      ['extra-cell', 'info', [3]],
      ['extra-cell', 'warning', [4]],
      ['missing-cell', 'warning', [5]],
    ]);
  });

  it('finds blank lines before the header', async () => {
    expect((await readText('\n\na,b\n1,2\n', ['b'])).rows).toEqual([['2']]);
  });

  it('hands over many rows in several batches, with their lines', async () => {
    const content = `id\n${Array.from({ length: 10_000 }, (_, row) => row).join('\n')}\n`;
    const { batches, lines, rows } = await readText(content, [need('id', 'number')]);
    expect(batches.length).toBeGreaterThan(1);
    expect(rows.every(([id], row) => id === row)).toBe(true);
    expect(lines.every((line, row) => line === row + 2)).toBe(true);
  });
});

describe('columns', () => {
  const content = 'Created Date, Status\u00a0,Comment,Comment,ID,Id\n2026-01-02,Open,one,two,1,9\n';
  it('match without case and outer space, exact ones first', async () => {
    const { rows, account } = await readText(content, [
      'STATUS',
      'comment',
      'Comment.2',
      'Id',
      'ID',
      'created date',
    ]);
    expect(rows).toEqual([['Open', 'one', 'two', '9', '1', '2026-01-02']]);
    expect(account.files[0]!.headers).toEqual(['Created Date', 'Status', 'Comment', 'Comment.2', 'ID', 'Id']);
    expect(account.files[0]!.issues).toMatchObject([{ code: 'duplicate-label', severity: 'info' }]);
  });

  it('have canonical names and aliases', async () => {
    const columns = {
      status: ['state', 'Status'],
      Comment: 'ID',
      opened: { from: ['open_dt', 'created date'] },
    };
    const { rows, account } = await readText(content, ['status', 'Comment', 'opened'], { columns });
    expect(rows).toEqual([['Open', '1', '2026-01-02']]);
    expect(account.files[0]!.columns.map(({ name, header }) => [name, header])).toEqual([
      ['status', 'Status'],
      ['Comment', 'ID'],
      ['opened', 'Created Date'],
    ]);
  });

  it('that are not there are named, with what is', async () => {
    const unknown = await refusal(readText(content, ['Statsu'], { columns: { opened: 'Created Date' } }));
    expect(unknown).toContain('has no column "Statsu"');
    expect(unknown).toContain('Did you mean "Status"?');
    expect(unknown).toContain('Created Date, Status, Comment');
    expect(unknown).toContain('The plan names: opened');
    expect(await refusal(readText(content, ['opened'], { columns: { opened: ['x', 'y'] } }))).toContain(
      '"x" or "y"',
    );
    expect(await refusal(readText(content, ['__proto__']))).toContain('no column "__proto__"');
  });

  it('named __proto__ are columns', async () => {
    const columns = JSON.parse('{"__proto__": "a"}');
    expect((await readText('a,constructor\n1,2\n', ['__proto__', 'constructor'], { columns })).rows).toEqual([
      ['1', '2'],
    ]);
    expect((await readText('__proto__\n1\n', ['__proto__'])).rows).toEqual([['1']]);
  });

  it('have missing texts, and other words', async () => {
    const text = 'a,b\nN/A,-5\n -,?\nnot offered,none\nKeine,0\n';
    expect((await readText(text, ['a', need('b', 'number')])).rows).toEqual([
      [null, -5],
      [null, null],
      [null, null],
      ['Keine', 0],
    ]);
    const columns = { a: { from: 'a', missing: ['keine'], map: { '-': 'dash' } } };
    const read = await readText(text, ['a', 'b'], { columns, format: { missing: ['?'] } });
    expect(read.rows).toEqual([
      ['N/A', '-5'],
      ['dash', null],
      ['not offered', 'none'],
      [null, '0'],
    ]);
    expect(read.account.files[0]!.columns.map(column => column.missing)).toEqual([1, 1]);
  });

  it('tell unreadable from missing, and keep personal values to themselves', async () => {
    const text = 'n\n1\n\nx1\nsecret\n,\n';
    const source = (personal: boolean) => ({ columns: { n: { from: 'n', personal } } });
    const { rows, account } = await readText(text, [need('n', 'number')], source(false));
    expect(rows).toEqual([[1], ['unreadable'], ['unreadable']]);
    expect(account.files[0]!.columns[0]).toMatchObject({ missing: 0, unreadable: 2 });
    expect(account.files[0]!.issues[0]).toMatchObject({
      code: 'type-error',
      severity: 'error',
      count: 2,
      lines: [4, 5],
    });
    expect(account.files[0]!.issues[0]!.message).toContain('"x1" in line 4');
    const masked = await readText(text, [need('n', 'number')], source(true));
    expect(JSON.stringify(masked.account)).not.toContain('x1');
  });

  it('read durations by their unit', async () => {
    const text = 'wait,Talk (minutes)\n0:30,2\n-1:00,1.5\n';
    const { rows, account } = await readText(text, [
      need('wait', 'duration'),
      need('Talk (minutes)', 'duration'),
    ]);
    expect(rows).toEqual([
      [1800, 120],
      [-3600, 90],
    ]);
    expect(account.files[0]!.issues).toMatchObject([
      { code: 'negative-duration', column: 'wait', count: 1, lines: [3] },
    ]);
    expect(await refusal(readText('t\n5\n', [need('t', 'duration')]))).toContain('unit: minutes');
  });

  it('read yes and no', async () => {
    expect((await readText('x\nONTIME\nno\nperhaps\n', [need('x', 'boolean')])).rows).toEqual([
      [true],
      [false],
      ['unreadable'],
    ]);
  });
});

describe('dates', () => {
  const instants = (content: string, source = {}) => readText(content, [need('d', 'instant')], source);

  it('read in the zone of the source, else of the plan', async () => {
    const text = 'd\n2026-07-01 00:00:00\n';
    expect((await instants(text, { timezone: 'America/New_York' })).rows).toEqual([
      [at('2026-07-01T04:00:00Z')],
    ]);
    const planned = await readText(text, [need('d', 'instant')], {}, { timezone: 'Europe/Berlin' });
    expect(planned.rows).toEqual([[at('2026-06-30T22:00:00Z')]]);
    expect((await instants('d\n2026-07-01T00:00:00Z\n', { timezone: 'Asia/Tokyo' })).rows).toEqual([
      [at('2026-07-01T00:00:00Z')],
    ]);
  });

  it('without a time are the first instant of their day', async () => {
    const { batches, rows } = await instants('d\n2026-03-08\n2026-03-09 10:00\n', {
      timezone: 'America/New_York',
    });
    expect(rows).toEqual([[at('2026-03-08T05:00:00Z')], [at('2026-03-09T14:00:00Z')]]);
    expect(batches[0]!.columns[0]).toMatchObject({ dateOnly: Uint8Array.of(1, 0) });
  });

  it('that clocks show twice or never are counted', async () => {
    const { account, rows } = await instants('d\n2026-03-08 02:30:00\n2026-11-01 01:30:00\n', {
      timezone: 'America/New_York',
    });
    expect(rows).toEqual([[at('2026-03-08T07:30:00Z')], [at('2026-11-01T05:30:00Z')]]);
    expect(account.files[0]!.issues.map(({ code, lines }) => [code, lines])).toEqual([
      ['nonexistent-time', [2]],
      ['ambiguous-time', [3]],
    ]);
  });

  it('find their format by evidence, however late it comes', async () => {
    const rows = Array.from(
      { length: 9000 },
      (_, row) => `${String((row % 12) + 1).padStart(2, '0')}/02/2026`,
    );
    const late = await instants(`d\n${rows.join('\n')}\n21/02/2026\n`);
    expect(late.rows[0]).toEqual([at('2026-02-01')]);
    expect(late.account.files[0]!.columns[0]!.format).toBe('dd/MM/yyyy');
    const monthFirst = await instants('d\n03/04/2026\n03/21/2026\n');
    expect(monthFirst.rows).toEqual([[at('2026-03-04')], [at('2026-03-21')]]);
  });

  it('ask where nothing tells day from month', async () => {
    const told = await refusal(instants('d\n03/04/2026\n05/06/2026\n'));
    expect(told).toContain('"03/04/2026" reads as dd/MM/yyyy and as MM/dd/yyyy');
    expect(told).toContain('format: "dd/MM/yyyy"');
    const personal = { columns: { d: { from: 'd', personal: true } } };
    expect(await refusal(instants('d\n03/04/2026\n', personal))).not.toContain('03/04/2026');
    expect(
      (await instants('d\n03/04/2026\n', { columns: { d: { from: 'd', format: 'dd/MM/yyyy' } } })).rows,
    ).toEqual([[at('2026-04-03')]]);
    expect(await refusal(instants('d\n21/04/2026\n04/21/2026\n'))).toContain('two orders');
  });

  it("that can't be read are reported, or refused where none can", async () => {
    const { rows, account } = await instants('d\n2026-01-01\n2026-02-30\nsoon\n');
    expect(rows).toEqual([[at('2026-01-01')], ['unreadable'], ['unreadable']]);
    expect(account.files[0]!.issues[0]).toMatchObject({ code: 'type-error', count: 2, lines: [3, 4] });
    expect(await refusal(instants('d\nsoon\nlater\n'))).toContain('are not dates, for example "soon"');
    const format = { columns: { d: { from: 'd', format: 'dd.MM.yyyy' } } };
    expect(await refusal(instants('d\n2026-01-01\n', format))).toContain('in the format dd.MM.yyyy');
  });

  it('may have several formats', async () => {
    const columns = { d: { from: 'd', format: ['M/d/yyyy H:mm:ss', 'yyyy-MM-dd HH:mm:ss.SSS'] } };
    const { rows } = await instants('d\n11/1/2019 8:51:12\n2019-11-01 08:51:12.402\n', { columns });
    expect(rows).toEqual([[at('2019-11-01T08:51:12Z')], [at('2019-11-01T08:51:12.402Z')]]);
  });

  it('stand in two columns with the time', async () => {
    const columns = { d: { date: 'Day', time: 'Clock' } };
    const { rows, account, batches } = await instants(
      'Day;Clock\n01.01.2021;0.38400462962963\n13.01.2021;9:05 PM\n14.01.2021;\n;9:00\n15.01.2021;late\n',
      { columns },
    );
    expect(rows).toEqual([
      [at('2021-01-01T09:12:58Z')],
      [at('2021-01-13T21:05:00Z')],
      [at('2021-01-14')],
      [null],
      ['unreadable'],
    ]);
    expect(batches[0]!.columns[0]).toMatchObject({ dateOnly: Uint8Array.of(0, 0, 1, 0, 0) });
    expect(account.files[0]!.columns[0]).toMatchObject({ header: 'Day + Clock', format: 'dd.MM.yyyy' });
    const whole = { d: { date: 'Day', time: 'Clock', format: 'dd.MM.yyyy HH:mm' } };
    expect((await instants('Day;Clock\n01.02.2021;09:30\n', { columns: whole })).rows).toEqual([
      [at('2021-02-01T09:30:00Z')],
    ]);
  });
});

describe('keys', () => {
  const text = 'id,v,t\n1,a,2026-01-01\n2,b,2026-01-05\n1,c,2026-01-03\n 1 ,d,2026-01-02\n,e,\n,f,\n';
  const kept = async (source: object) => {
    const { rows, account } = await readText(text, ['v'], { key: 'id', ...source });
    return { values: rows.flat().join(''), file: account.files[0]! };
  };

  it('are checked without being asked', async () => {
    const { values, file } = await kept({});
    expect(values).toBe('abef');
    expect(file.leftOut).toEqual({ 'duplicate-key': { count: 2, lines: [4, 5] } });
    expect(file.issues.map(({ code, severity, count }) => [code, severity, count])).toEqual([
      ['primary-key', 'error', 2],
      ['missing-cell', 'warning', 2],
    ]);
    expect(file.issues[0]!.message).toContain('"1" in line 4');
  });

  it('keep the row that the plan names', async () => {
    expect((await kept({ keep: 'error' })).values).toBe('abef');
    expect((await kept({ keep: 'first' })).values).toBe('abef');
    expect((await kept({ keep: 'first' })).file.issues.map(issue => issue.code)).toEqual(['missing-cell']);
    expect((await kept({ keep: 'last' })).values).toBe('bdef');
    expect((await kept({ keep: { last: 't' } })).values).toBe('bcef');
    expect((await kept({ keep: { first: 't' } })).values).toBe('abef');
    expect(
      (await kept({ keep: { last: 'when' }, columns: { when: { from: 't', type: 'datetime' } } })).values,
    ).toBe('bcef');
  });

  it('reach over files, and take numbers', async () => {
    const folder = folderWith({ '1.csv': 'id,rev\nA,10\nB,1\n', '2.csv': 'id,rev\nA,9\nB,2\nB,\n' });
    const source = { files: '*.csv', key: 'id', keep: { last: 'rev' } };
    const { rows, account } = await readFolder(folder, source, ['id', 'rev']);
    expect(rows).toEqual([
      ['A', '10'],
      ['B', '2'],
    ]);
    expect(account.files.map(file => [file.read, file.used])).toEqual([
      [2, 1],
      [3, 1],
    ]);
  });

  it('may be kept by numbers with a decimal comma', async () => {
    const text = 'id;rev\nA;1,10\nA;1,9\nA;1,2\n';
    const { rows } = await readText(text, ['rev'], { key: 'id', keep: { last: 'rev' } });
    expect(rows).toEqual([['1,9']]);
  });

  it('compare only rows that belong to the source', async () => {
    expect((await kept({ only: { v: ['c', 'd'] } })).values).toBe('c');
    expect((await kept({ keep: 'last', exclude: [{ v: 'd' }] })).values).toBe('bcef');
  });

  it('shortened by a spreadsheet are refused before they merge', async () => {
    const told = await refusal(readText('id\n1.01004E+11\n1.01004E+11\n', ['id'], { key: 'id' }));
    expect(told).toContain('"1.01004E+11" as id in line 2');
    const personal = { key: 'id', columns: { id: { from: 'id', personal: true } } };
    expect(await refusal(readText('id\n1.01004E+11\n', ['id'], personal))).not.toContain('1.01');
  });
});

describe('only and exclude', () => {
  it('leave rows out, counted, and name values that never occur', async () => {
    const source = {
      only: { agency: ['Water', 'Wter'] },
      exclude: [{ status: 'deleted' }, { note: { contains: 'SPAM' } }],
    };
    const text =
      'id,agency,status,note\n1,Water,open,\n2,Roads,open,\n3,Water,deleted,\n4,Water,open,some spam here\n';
    const { rows, account } = await readText(text, ['id'], source);
    expect(rows).toEqual([['1']]);
    expect(account.files[0]).toMatchObject({
      read: 4,
      used: 1,
      leftOut: { 'not-only': { count: 1, lines: [3] }, excluded: { count: 2, lines: [4, 5] } },
    });
    expect(account.files[0]!.issues).toMatchObject([{ code: 'value-never-occurs', column: 'agency' }]);
    expect(account.files[0]!.issues[0]!.message).toContain('"Wter"');
  });

  it('share a column with the measures', async () => {
    const { rows } = await readText('n\n1\n5\n9\n', [need('n', 'number'), need('n')], {
      only: { n: { gte: 5 } },
    });
    expect(rows).toEqual([
      [5, '5'],
      [9, '9'],
    ]);
  });
});

describe('account', () => {
  it('carries what the plan says of the source', async () => {
    const { account } = await readText('a\n1\n', ['a'], { kind: 'survey', complete: { to: '2026-09-30' } });
    expect(account).toMatchObject({
      id: 'requests',
      kind: 'survey',
      sensitive: true,
      complete: { to: '2026-09-30' },
    });
    expect((await readText('a\n1\n', ['a'])).account).toMatchObject({ kind: 'records', sensitive: false });
  });

  it('reports progress', async () => {
    const seen: number[] = [];
    await readText('a\n1\n2\n', ['a'], {}, { onProgress: ({ rows }) => seen.push(rows) });
    expect(seen.at(-1)).toBe(2);
  });

  it('keeps batches usable after reading', async () => {
    const { batches } = await readText('a\nx\ny\n', ['a']);
    expect(rowsOf(batches[0]!)).toEqual([['x'], ['y']]);
  });
});
