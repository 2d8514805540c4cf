import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DateFormat } from '../../../src/data/date-format.ts';
import { definitionOf } from '../../../src/data/header.ts';
import { headersOf } from '../../../src/data/headers-of.ts';
import { findFiles } from '../../../src/data/open.ts';
import { lacking, presets, recognised, resolved } from '../../../src/data/presets/index.ts';
import { evaluate } from '../../../src/kpi/evaluate.ts';
import { readPeriod } from '../../../src/kpi/periods.ts';
import type { Kpi, Source } from '../../../src/plan/generated/types.ts';
import { type Sample, samples } from './samples.ts';

const calendar = { fiscalYearStart: 1, fiscalLabel: 'ending' } as const;

function folderWith({ text, latin1 }: Pick<Sample, 'text' | 'latin1'>): string {
  const folder = mkdtempSync(join(tmpdir(), 'csplan-preset-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'export.csv'), text, latin1 ? 'latin1' : 'utf8');
  return folder;
}

async function evaluated(sample: Pick<Sample, 'text' | 'latin1' | 'kpi' | 'period'>, source: Source) {
  const folder = folderWith(sample);
  const period = readPeriod(sample.period, '2026-12-31', calendar);
  return evaluate({
    plan: {
      csplan: 1,
      id: 'p',
      calendar: { timezone: 'America/New_York' },
      sources: { s: { files: 'export.csv', ...source } },
      kpis: [{ id: 'k', source: 's', ...sample.kpi } as Kpi],
    },
    folder,
    root: folder,
    period,
    asOf: '2026-12-31',
  });
}

describe('each format reads with its preset alone', () => {
  test.each(samples.map(sample => [`${sample.preset}: ${sample.variant ?? 'as it comes'}`, sample] as const))(
    '%s',
    async (_, sample) => {
      const { kpis, sources } = await evaluated(sample, { preset: sample.preset as Source['preset'] });
      const [{ account, current }] = [{ account: sources[0]!.files[0]!, current: kpis[0]!.current }];
      expect(kpis[0]!.notes).toEqual([]);
      expect(account.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
      const withheld = sources[0]!.sensitive;
      // Of a survey fewer than ten answers are not shown; they are counted all the same.
      if (withheld) expect(current.small).toBe('withheld');
      else {
        expect(current.value).toBeCloseTo(sample.value!, 9);
        expect(current.n).toBe(sample.n);
      }
      const measured = current.leftOut.reduce((sum, { count }) => sum + count, 0);
      if (sample.leftOut !== undefined) expect(account.read - account.used + measured).toBe(sample.leftOut);
      if (withheld) expect(account.used).toBe(sample.n);
    },
  );

  test.each(samples.map(sample => [`${sample.preset}: ${sample.variant ?? ''}`, sample] as const))(
    '%s is recognised by its headers',
    async (_, sample) => {
      const folder = folderWith(sample);
      const search = { id: 's', folder, root: folder, patterns: ['export.csv'], given: undefined };
      const [file] = await findFiles(search);
      const preset = presets.find(({ name }) => name === sample.preset)!;
      const headers = await headersOf(file!, { preset: sample.preset as Source['preset'] });
      expect(recognised(headers)).toBe(preset);
    },
  );

  test('every preset has a sample', () => {
    expect(new Set(samples.map(({ preset }) => preset))).toEqual(new Set(presets.map(({ name }) => name)));
  });
});

describe('presets', () => {
  test('the schema names them all', () => {
    const schema = JSON.parse(readFileSync('schemas/sources.schema.json', 'utf8'));
    expect(schema.additionalProperties.properties.preset.enum).toEqual(presets.map(({ name }) => name));
  });

  test.each(presets.map(preset => [preset.name, preset] as const))('%s is sound', (_, preset) => {
    const { columns = {}, key, keep, exclude = [] } = preset.source;
    if (key) expect(columns).toHaveProperty(key);
    if (typeof keep === 'object') expect(columns).toHaveProperty(Object.values(keep)[0]!);
    for (const filter of exclude)
      for (const name of Object.keys(filter)) expect(columns).toHaveProperty(name);
    for (const name of Object.keys(columns))
      for (const format of [definitionOf(preset.source, name)!.format ?? []].flat()) new DateFormat(format);
    for (const name of preset.lacks?.columns ?? []) expect(columns).not.toHaveProperty(name);
    expect(preset.howToGet).toMatch(/\.$/);
    for (const quirk of preset.quirks) expect(quirk).toMatch(/[.)]$/);
  });

  test('what stands beside a preset overrides it, column by column', () => {
    const source = resolved({
      preset: 'nyc-311',
      timezone: 'UTC',
      columns: { created_at: 'Created Date', bureau: 'Agency Name' },
      exclude: [],
    });
    expect(source.timezone).toBe('UTC');
    expect(source.columns!.created_at).toBe('Created Date');
    expect(source.columns!.bureau).toBe('Agency Name');
    expect(source.columns!.id).toEqual(['Unique Key', 'unique_key']);
    expect(source.key).toBe('id');
    expect(resolved(source)).toEqual(source);
  });

  test('excluded by the preset, counted where the plan says so', async () => {
    const sample = samples.find(({ preset }) => preset === 'chicago-311')!;
    const { kpis } = await evaluated(sample, { preset: 'chicago-311', exclude: [] });
    expect(kpis[0]!.current.value).toBe(3);
  });

  test('a preset warns of no value that a file happens not to have', async () => {
    const sample = samples.find(({ preset }) => preset === 'chicago-311')!;
    const text = sample.text.replace('Aircraft Noise Complaint', 'Tree Debris');
    const { sources } = await evaluated({ ...sample, text }, { preset: 'chicago-311' });
    expect(sources[0]!.files[0]!.issues).toEqual([]);
  });

  test('a measure that the format can not give is told so, with those it can', async () => {
    const sample = samples.find(({ preset }) => preset === 'toronto-311')!;
    const kpi: Sample['kpi'] = { measure: { kind: 'duration', from: 'created_at', to: 'closed_at' } };
    const { kpis } = await evaluated({ ...sample, kpi }, { preset: 'toronto-311' });
    expect(kpis[0]!.current.value).toBeNull();
    expect(kpis[0]!.notes.join(' ')).toMatch(/"closed_at".*Toronto.*Possible are count, and share/);
  });

  test('a column that the plan maps itself is not lacking', () => {
    expect(lacking({ preset: 'toronto-311' }, ['closed_at'])).toMatch(/does not have/);
    expect(
      lacking({ preset: 'toronto-311', columns: { closed_at: 'Closed' } }, ['closed_at']),
    ).toBeUndefined();
    expect(lacking({}, ['closed_at'])).toBeUndefined();
  });
});
