import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ColumnEvidence } from '../../../src/data/infer/column-evidence.ts';
import { isIdHeader, isPersonalHeader, nameOf, wordsOf } from '../../../src/data/infer/header-words.ts';
import { gather } from '../../../src/data/infer/infer.ts';
import { type Proposal, propose } from '../../../src/data/infer/proposal.ts';
import { sourceYaml } from '../../../src/data/infer/proposal-yaml.ts';
import { Uniqueness } from '../../../src/data/infer/uniqueness.ts';
import { readSource } from '../../../src/data/source.ts';
import { assemblePlan } from '../../../src/plan/assemble.ts';

type Given = Parameters<typeof propose>[1];

async function proposed(text: string | Record<string, string>, given?: Given): Promise<Proposal> {
  const folder = folderWith(text);
  const files = Object.keys(typeof text === 'string' ? { 'export.csv': '' } : text);
  const { evidence } = await gather({ files: files.map(name => join(folder, name)), folder });
  return propose(evidence, given);
}

function folderWith(text: string | Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'csplan-infer-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const files = typeof text === 'string' ? { 'export.csv': text } : text;
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** Canonical name → header and definition. */
function columnsOf({ columns }: Proposal): Record<string, unknown> {
  return Object.fromEntries(
    columns.map(({ name, headers, time, definition }) => [
      name,
      {
        ...(time ? { date: headers[0], time } : { from: headers.length > 1 ? headers : headers[0] }),
        ...definition,
      },
    ]),
  );
}

describe('what a column holds', () => {
  const kindOf = (...values: string[]) => {
    const column = new ColumnEvidence('x', false);
    for (const value of values) column.add(value);
    return column.kind;
  };
  test.each<[string, string[]]>([
    ['empty', ['', '-', 'N/A']],
    ['date', ['2026-07-01', '2026-07-02 10:00']],
    ['date', ['01.02.2026', '', '13.02.2026']],
    ['date', ['05/Aug/26 9:12 AM']],
    ['number', ['1', '2.5', '-3']],
    ['number', ['1.234,50', '3,5']],
    ['number', ['0', '1', '1']],
    ['duration', ['01:30:00', '26:15:00', '-0:10']],
    ['duration', ['12:02:23 AM', '12:00:37 AM']],
    ['duration', ['2d 4h', '45m']],
    ['boolean', ['Y', 'N', '']],
    ['boolean', ['ONTIME', 'OVERDUE']],
    ['text', ['Open', 'Closed']],
    ['text', ['Open', '1', '2']],
  ])('%s: %j', (kind, values) => expect(kindOf(...values)).toBe(kind));

  test('a few values in a hundred may be something else', () => {
    const dates = Array.from({ length: 99 }, () => '2026-07-21');
    expect(kindOf(...dates, 'soon')).toBe('date');
    expect(kindOf(...dates.slice(0, 40), ...Array.from({ length: 10 }, () => 'soon'))).toBe('text');
  });

  test('few different values are remembered, many are not', () => {
    const column = new ColumnEvidence('x', false);
    for (let i = 0; i < 100; i++) column.add(`v${i % 5}`);
    expect([...column.values!.keys()]).toEqual(['v0', 'v1', 'v2', 'v3', 'v4']);
    for (let i = 0; i < 100; i++) column.add(`w${i}`);
    expect(column.values).toBeUndefined();
  });
});

describe('whether values repeat', () => {
  test('as a Set counts it, for random texts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.integer({ max: 50 }).map(String)), { maxLength: 3000 }),
        texts => {
          const uniqueness = new Uniqueness();
          for (const text of texts) uniqueness.add(text);
          expect(uniqueness.repeats).toBe(texts.length - new Set(texts).size);
        },
      ),
      { numRuns: 60 },
    );
  });
  test('ids that follow each other are told apart', () => {
    const uniqueness = new Uniqueness();
    for (let i = 0; i < 300_000; i++) uniqueness.add(`54${String(i).padStart(7, '0')}`);
    expect(uniqueness.repeats).toBe(0);
    uniqueness.add('540000000');
    expect(uniqueness.repeats).toBe(1);
  });
});

describe('headers', () => {
  test.each([
    ['SRRecordID', 'sr record id'],
    ['open_dt', 'open dt'],
    ['Answered (Y/N)', 'answered y n'],
    ['2010 Census Wards', '2010 census wards'],
    ['CloseDate', 'close date'],
  ])('%s', (header, words) => expect(wordsOf(header)).toBe(words));
  test('ids', () => {
    expect(['Ticket ID', 'Case Number', 'unique_key', 'SRRecordID'].every(isIdHeader)).toBe(true);
    expect(['Status', 'Identity', 'Notes'].some(isIdHeader)).toBe(false);
  });
  test('who is named is personal', () => {
    for (const header of ['Requester Name', 'Email', 'caller', 'Agent', 'Assigned to', 'Phone number'])
      expect(isPersonalHeader(header, false), header).toBe(true);
    for (const header of ['Agency Name', 'Street', 'Status', 'Agent interactions count'])
      expect(isPersonalHeader(header, false), header).toBe(false);
    expect(isPersonalHeader('Comment', true)).toBe(true);
  });
  test('names are made of any header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), header => {
        expect(nameOf(header)).toMatch(/^[a-z][a-z0-9_]*$/);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a proposal', () => {
  const calls = [
    'Call Id;Agent;Date;Time;Answered (Y/N);Speed of answer in seconds;AvgTalkDuration;Satisfaction rating',
    ...Array.from(
      { length: 30 },
      (_, i) =>
        `ID${i};Diane;${String((i % 28) + 1).padStart(2, '0')}.01.2021;0.384;${i % 5 ? 'Y' : 'N'};${i % 5 ? 10 + i : ''};12:02:23 AM;${(i % 5) + 1}`,
    ),
  ].join('\n');

  test('of a telephone export: two columns of date and time, units, ratings, who is personal', async () => {
    const proposal = await proposed(calls);
    expect(proposal.preset).toBeUndefined();
    expect(proposal.key?.name).toBe('Call Id');
    expect(columnsOf(proposal)).toEqual({
      created_at: { date: 'Date', time: 'Time', type: 'datetime', format: 'dd.MM.yyyy' },
      wait: { from: 'Speed of answer in seconds', type: 'duration', unit: 'seconds' },
      talk: { from: 'AvgTalkDuration', type: 'duration' },
      answered: { from: 'Answered (Y/N)', type: 'boolean' },
      rating: { from: 'Satisfaction rating', type: 'number' },
      agent: { from: 'Agent', personal: true },
    });
  });

  test('reads the files it was made of, and is a source as the schema wants it', async () => {
    const folder = folderWith(calls);
    const { evidence } = await gather({ files: [join(folder, 'export.csv')], folder });
    const proposal = propose(evidence, undefined);
    const text = `csplan: 1\nid: p\nsources:\n${sourceYaml('calls', ['export.csv'], proposal)}\n`;
    const document = assemblePlan('plan.yaml', folder, [{ path: 'plan.yaml', text }]);
    expect(document.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const types = {
      datetime: 'instant',
      duration: 'duration',
      number: 'number',
      boolean: 'boolean',
    } as const;
    const account = await readSource({
      id: 'calls',
      source: document.plan.sources!.calls!,
      folder,
      root: folder,
      timezone: 'UTC',
      needs: proposal.columns.map(({ name, definition }) => ({
        name,
        type: types[definition.type as keyof typeof types] ?? 'text',
      })),
      onBatch: () => {},
    });
    expect(account.files[0]!.used).toBe(30);
    expect(account.files[0]!.columns.every(({ unreadable }) => unreadable === 0)).toBe(true);
    expect(account.files[0]!.issues).toEqual([]);
  });

  const rows = (dates: string[]) =>
    `Ticket,Created,Closed\n${dates.map((date, i) => `${i},${date},2026-07-01\n`).join('')}`;

  test('an order of day and month that nothing tells is asked, with an example', async () => {
    const proposal = await proposed(rows(['03/04/2026', '05/06/2026']));
    expect(proposal.ties).toEqual([
      { header: 'Created', words: '"03/04/2026" under "Created" is 3 April 2026 or 4 March 2026' },
    ]);
    const format = async (given: Given) =>
      (await proposed(rows(['03/04/2026']), given)).columns[0]!.definition.format;
    expect(await format('day-first')).toBe('dd/MM/yyyy');
    expect(await format('month-first')).toBe('MM/dd/yyyy');
  });

  test('one value decides, and so does another column of the file', async () => {
    expect((await proposed(rows(['03/04/2026', '21/04/2026']))).columns[0]!.definition.format).toBe(
      'dd/MM/yyyy',
    );
    const beside = await proposed('Created,Closed\n03/04/2026,04/21/2026\n');
    expect(beside.ties).toEqual([]);
    expect(beside.columns.map(({ definition }) => definition.format)).toEqual(['MM/dd/yyyy', 'MM/dd/yyyy']);
  });

  test("a preset's formats decide too", async () => {
    const proposal = await proposed(
      'Unique Key,Created Date,Closed Date,Complaint Type\n1,05/01/2022 12:00:03 AM,05/02/2022 12:00:03 AM,Noise\n',
    );
    expect(proposal.preset?.name).toBe('nyc-311');
    expect(proposal.ties).toEqual([]);
    expect(proposal.columns).toEqual([]);
  });

  test('where a file is written otherwise than its preset says, the plan says how', async () => {
    const proposal = await proposed(
      'Unique Key,Created Date,Closed Date,Complaint Type\n1,21.05.2022 10:00,22.05.2022 10:00,Noise\n',
    );
    expect(columnsOf(proposal).created_at).toEqual({
      from: 'Created Date',
      type: 'datetime',
      format: 'dd.MM.yyyy HH:mm',
    });
  });

  test('of several files: headers that differ are listed as aliases', async () => {
    const proposal = await proposed({
      'a.csv': 'Case Number,Opened At,Status\n1,2026-07-01 10:00,Open\n',
      'b.csv': 'Case Number,Created At,Status\n2,2026-07-02 10:00,Open\n',
    });
    expect(columnsOf(proposal).created_at).toEqual({ from: ['Opened At', 'Created At'], type: 'datetime' });
  });

  test('a key that repeats is proposed with what has to be decided', async () => {
    const log = 'Incident ID,Updated,State\n1,2026-07-01,New\n1,2026-07-02,Closed\n2,2026-07-03,New\n';
    const proposal = await proposed(log);
    expect(proposal.key).toEqual({ name: 'Incident ID', because: '1 row repeats it' });
    expect(proposal.keep).toEqual({ last: 'updated_at' });
  });

  test('titles above the header, whatever the delimiter', async () => {
    const proposal = await proposed('Reporting period 2026\n\nAgent name\tAssigned\nAda\t12\nBob\t3\n');
    expect(proposal.format).toEqual({ header: { row: 3 } });
  });

  test('no header, decimal commas', async () => {
    expect((await proposed('1,2026-07-01,5\n2,2026-07-02,3\n')).format).toEqual({ header: 'none' });
    expect((await proposed('Case;Cost\n1;1.234,50\n2;3,5\n')).format).toEqual({ decimal: ',' });
  });

  test('no value of what looks personal is in its YAML', async () => {
    const secret = 'Zsuzsanna Quux';
    const people = Array.from({ length: 40 }, (_, i) => `${i},${secret} ${i},z${i}@quux.example,Open`).join(
      '\n',
    );
    const proposal = await proposed(`Ticket,Requester Name,E-Mail,Status\n${people}\n`);
    const yaml = sourceYaml('s', ['f.csv'], proposal);
    expect(yaml).not.toMatch(/Quux|quux/);
    expect(columnsOf(proposal)).toMatchObject({
      requester_name: { personal: true },
      e_mail: { personal: true },
    });
  });

  test('hostile headers and values give YAML that reads back as meant', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), {
          minLength: 2,
          maxLength: 5,
          selector: header => header.replace(/\s+/g, ' ').trim().toLowerCase(),
        }),
        fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { minLength: 2, maxLength: 10 }),
        async (headers, values) => {
          const cell = (text: string) => `"${text.replace(/[\ud800-\udfff]/g, '').replaceAll('"', '""')}"`;
          const text = `${headers.map(cell).join(',')}\n${values.map(value => headers.map(() => cell(value)).join(',')).join('\n')}\n`;
          const proposal = await proposed(text).catch(() => undefined);
          if (!proposal) return;
          const yaml = sourceYaml('source', ['export.csv'], proposal);
          const document = assemblePlan('plan.yaml', '/', [
            { path: 'plan.yaml', text: `csplan: 1\nid: p\nsources:\n${yaml}\n` },
          ]);
          expect(document.findings.filter(({ ruleId }) => ruleId.startsWith('syntax/'))).toEqual([]);
          const columns = document.plan.sources!.source!.columns ?? {};
          expect(Object.keys(columns).sort()).toEqual(proposal.columns.map(({ name }) => name).sort());
        },
      ),
      { numRuns: 100 },
    );
  });
});
