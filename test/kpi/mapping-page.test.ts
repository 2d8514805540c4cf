import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ColumnType } from '../../src/data/batch.ts';
import { evaluate } from '../../src/kpi/evaluate.ts';
import { planFromTexts } from '../../src/plan/assemble.ts';
import type { ColumnDefinition, Source } from '../../src/plan/generated/types.ts';
import { parsePeriod } from '../../src/plan/period.ts';
import { folderWith, readFolder } from '../data/exports.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/mapping-other-exports.md'), 'utf8');

/** Each section that has a mapping: its name, sample and mapping. */
const mappings = page
  .split(/^## /m)
  .slice(1)
  .flatMap(section => {
    const block = (language: string) =>
      new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(section)?.[1];
    const [sample, mapping] = [block('csv'), block('yaml')];
    return sample && mapping ? [{ name: section.split('\n')[0]!, sample, mapping }] : [];
  });

const batchTypes: Record<string, ColumnType> = {
  datetime: 'instant',
  number: 'number',
  duration: 'duration',
};

it('has mappings', () => expect(mappings.length).toBeGreaterThan(6));

describe.each(mappings)('the mapping for $name', ({ sample, mapping }) => {
  const document = planFromTexts({ 'plan.yaml': `csplan: 1\nid: p\n${mapping}` });
  const sources = Object.entries(document.plan.sources ?? {});
  const nameOf = (source: Source) => [source.files].flat()[0]!.replace('*', '');

  it('is a plan without findings', () => expect(document.findings).toEqual([]));

  it.each(sources)('reads every column of the source %s', async (_, source) => {
    const folder = folderWith({ [nameOf(source)]: sample });
    const needs = Object.entries(source.columns ?? {}).map(([name, spec]) => ({
      name,
      type: batchTypes[(spec as ColumnDefinition).type ?? ''] ?? ('text' as const),
    }));
    const { account, rows } = await readFolder(folder, source, needs);
    expect(rows.length).toBeGreaterThan(0);
    expect(account.files[0]!.columns.filter(({ unreadable }) => unreadable > 0)).toEqual([]);
    expect(account.files[0]!.issues.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('gives its KPIs numbers', async () => {
    const folder = folderWith(Object.fromEntries(sources.map(([, source]) => [nameOf(source), sample])));
    const period = parsePeriod('2026-Q3', { fiscalYearStart: 1, fiscalLabel: 'ending' })!;
    const request = { plan: document.plan, folder, root: folder, period, asOf: '2026-10-01' };
    for (const { id, current, notes } of (await evaluate(request)).kpis) {
      expect(notes, id).toEqual([]);
      // Of a survey's few answers the number is withheld.
      expect(current.small === 'withheld' || current.n! > 0, id).toBe(true);
    }
  });
});
