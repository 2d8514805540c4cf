/** KPIs and watched measures: what each counts, so that anybody gets the same number from the same export. */
import type { Kpi, QualityIssue } from '../../../plan/generated/types.ts';
import { kpiIdsOf } from '../../../rules/course.ts';
import { formatDate } from '../../numbers.ts';
import { about, asked, facts, isGap } from '../asking.ts';
import {
  type Block,
  blocks,
  type Content,
  type Fact,
  joined,
  lines,
  mark,
  newLine,
  quiet,
  strong,
  type Text,
} from '../model.ts';
import { anchorOf } from '../names.ts';
import { agreedLines, all, type Told } from '../told.ts';
import { amountWords, choice } from '../words.ts';

export function kpis(told: Told): Block[] {
  const { plan } = told;
  if (isGap(plan.kpis)) return blocks(asked(plan, 'kpis', ''));
  return all(plan.kpis).map(kpi => measureEntry(kpi, told, '/kpis/*'));
}

export function watch(told: Told): Block[] {
  const { plan } = told;
  if (isGap(plan.watch)) return blocks(asked(plan, 'watch', ''));
  return all(plan.watch).map(measure => measureEntry(measure, told, '/watch/*'));
}

function measureEntry(kpi: Kpi, told: Told, path: '/kpis/*' | '/watch/*'): Block {
  const { names, plan } = told;
  const its = about(kpi, path);
  const goals = all(plan.goals).filter(goal => kpiIdsOf(goal).includes(kpi.id));
  const promises = all(plan.commitments).filter(({ kpi: named }) => named === kpi.id);
  return {
    is: 'entry',
    id: anchorOf('kpi', kpi.id),
    label: joined([
      its.text('rank', rank => (rank === 'primary' ? mark('good', 'primary') : mark('none', 'secondary'))),
      its.text('family', family => quiet(choice(family))),
      its.text('frequency', frequency => quiet(frequency)),
    ]),
    title: its.text('name', name => name, kpi.id),
    blocks: blocks(
      facts(
        countedFact(kpi, told, path),
        its.fact('method', 'Method', text => text),
        its.fact('why_ours', 'Why this measure', text => text),
        its.fact('source', 'From', ids =>
          joined(
            [ids].flat().map((id): Text => names.link('source', id)),
            ', ',
          ),
        ),
        its.fact('use', 'Shared definition', text => text),
        statisticFact(kpi),
        its.fact('by', 'Broken down by', by =>
          by.map(entry => (typeof entry === 'string' ? entry : entry.column)).join(', '),
        ),
        its.fact('guard', 'Guarded by', guard => guard.name),
        its.fact('near', 'Near its course within', near => amountWords(near)),
        its.fact('min_sample', 'No status below', rows => `${rows} rows`),
        its.fact('benchmark', 'To compare with', benchmark => {
          const of = about(benchmark, `${path}/benchmark`);
          return joined([
            of.text('value', value => strong(amountWords(value))),
            of.text('from', text => text),
          ]);
        }),
        goals.length > 0 && {
          label: 'Tells of',
          value: names.links(
            'goal',
            goals.map(({ id }) => id),
          ),
        },
        promises.length > 0 && {
          label: 'Tells how far is kept',
          value: names.links(
            'commitment',
            promises.map(({ id }) => id),
          ),
        },
        its.fact('owner', 'Owner', role => names.of('role', role)),
        its.fact('agreed', 'Agreed', agreed => agreedLines(agreed, names)),
        its.fact('annotations', 'To know when reading it', events =>
          lines(events.map(({ date, text }) => `${formatDate(date)}: ${text}`)),
        ),
        typedFact(kpi),
      ),
      issueTable(all(kpi.quality_issues), told, path),
    ),
  };
}

function countedFact(kpi: Kpi, { definitionOf }: Told, path: '/kpis/*' | '/watch/*'): Fact | null {
  if (isGap(kpi.measure)) return about(kpi, path).fact('measure', 'Counts', () => '');
  const definition = definitionOf(kpi);
  return { label: 'Counts', value: definition ?? choice(kpi.measure!.kind.replaceAll('_', ' ')) };
}

function statisticFact({ stat, also }: Kpi): Fact | null {
  const named = [stat, ...(also ?? [])].filter(text => text !== undefined);
  return named.length ? { label: 'Statistics', value: named.join(', ') } : null;
}

/** Numbers that were typed in by hand, with who and when. */
function typedFact({ measure }: Kpi): Fact | null {
  if (measure?.kind !== 'input') return null;
  return {
    label: 'Typed in',
    value: lines(
      measure.values.map(({ period, value, by, on }) =>
        joined([`${period}: ${amountWords(value)}`, quiet(`${by}, ${formatDate(on)}`)]),
      ),
    ),
  };
}

function issueTable(
  issues: readonly QualityIssue[],
  { names }: Told,
  path: '/kpis/*' | '/watch/*',
): Block | null {
  if (!issues.length) return null;
  return {
    is: 'table',
    caption: 'Known problems of its data.',
    columns: [
      { title: 'Problem' },
      { title: 'Found', kind: 'short' },
      { title: 'Mended by' },
      { title: 'State' },
    ],
    rows: issues.map((issue): Content[] => {
      const its = about(issue, `${path}/quality_issues/*`);
      return [
        its.content('text', text => text),
        its.content('found', formatDate),
        its.content('owner', role => names.of('role', role)),
        joined(
          [
            issue.fixed ? mark('good', `mended ${formatDate(issue.fixed)}`) : mark('near', 'open'),
            its.text('due', day => quiet(`due ${formatDate(day)}`)),
          ],
          newLine,
        ),
      ];
    }),
  };
}
