/** Statistics in the forms of the report: plain words in front, everything in the appendix. */
import { describe, expect, test } from 'vitest';
import type { Change, KpiResult, Process, Rank, Verdict } from '../../src/kpi/evaluation.ts';
import { shift } from '../../src/plan/period.ts';
import { renderHtml } from '../../src/report/html.ts';
import { renderJson } from '../../src/report/json.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { placeWords, rankSentence, statisticsFacts } from '../../src/report/statistics-words.ts';
import * as make from './fixture.ts';

const cells = make.series([66, 60, 62, 70, 71, 69, 73, 68].map(value => make.share(value * 5, 500)));
const limits = { centre: 67.4, lower: 56.8, upper: 78, range: 4, rangeLimit: 13.08, n: 8 };
const points: Process['points'] = cells.map(({ period, value }, i) => ({
  period,
  value: value!,
  signals: i === 6 ? [{ rule: 'outside', side: 'above' }] : [],
}));

const byPast: Verdict = {
  ...make.unjudged,
  is: 'no-detectable-change',
  by: 'process',
  limit: 13.08,
  reason: null,
};
const bySample: Verdict = {
  ...make.unjudged,
  is: 'moved',
  by: 'interval',
  interval: { lower: 5.24, upper: 33.39, level: 95, method: 'newcombe' },
  reason: null,
};
const change = (difference: number, verdict: Verdict): Change => ({
  difference,
  relative: null,
  better: difference > 0,
  verdict,
});

const census: KpiResult = make.kpi('census', cells, {
  changeFromPrevious: change(-5, byPast),
  changeFromLastYear: change(-2, make.unjudged),
  process: { points, limits },
  rank: { of: 8, fromLowest: 4, fromHighest: 5, tied: false },
});
const sample: KpiResult = make.kpi(
  'sample',
  cells.map(cell => ({
    ...cell,
    interval: { lower: cell.value! - 4.123, upper: cell.value! + 4.066, level: 95, method: 'wilson' },
  })),
  { sample: true, changeFromPrevious: change(20, bySample) },
);
const report = make.model(make.evaluation([census, sample]));

describe('page one', () => {
  test('says in plain words whether it is more than chance', () => {
    const [first, second] = report.pageOne.kpis;
    expect(first!.sentence).toContain(
      'About the same as in the quarter before (−5.0 points, no more than chance), down 2.0 points from the same quarter a year ago (worse).',
    );
    expect(second!.sentence).toContain('Up 20.0 points from the quarter before (better, more than chance).');
  });

  test('knows no statistical term', () => {
    const html = renderHtml(report);
    const page = html.slice(html.indexOf('class="page-one"'), html.indexOf('<h2 id="scorecard'));
    expect(page.length).toBeGreaterThan(500);
    for (const { sentence } of report.pageOne.kpis)
      expect(sentence).not.toMatch(
        /interval|confidence|significan|limit|process|census|sample|Wilson|Newcombe|deviation/i,
      );
  });

  test.each<[Rank | null, string]>([
    [null, ''],
    [{ of: 20, fromLowest: 1, fromHighest: 20, tied: false }, 'The lowest of 20 quarters.'],
    [{ of: 20, fromLowest: 2, fromHighest: 19, tied: false }, 'The 2nd lowest of 20 quarters.'],
    [{ of: 20, fromLowest: 18, fromHighest: 3, tied: false }, 'The 3rd highest of 20 quarters.'],
    [{ of: 20, fromLowest: 4, fromHighest: 17, tied: false }, ''],
    [{ of: 8, fromLowest: 3, fromHighest: 6, tied: false }, ''],
    [{ of: 5, fromLowest: 1, fromHighest: 4, tied: true }, 'Shares the lowest place of 5 quarters.'],
  ])('%j', (rank, sentence) => expect(rankSentence(rank, 'quarter')).toBe(sentence));

  test('a place in the middle still has words', () => {
    expect(placeWords({ of: 30, fromLowest: 12, fromHighest: 19, tied: false }, 'month')).toBe(
      'the 12th lowest of 30 months',
    );
  });
});

describe('the appendix', () => {
  test('has the statistics of a census in full', () => {
    expect(Object.fromEntries(statisticsFacts(report.kpis[0]!))).toEqual({
      'Kind of data': 'a census: every case is counted',
      'Against the quarter before':
        '−5.0 points; no detectable change: while nothing changes two periods differ by up to 13.1 points',
      'Against a year ago': '−2.0 points; not judged: fewer than eight complete periods are known',
      Process:
        '8 periods, centre 67.4 %, limits 56.8 % to 78.0 %, mean moving range 4.0 points; FY26-Q4 above the limits of the process',
      'Place in its history': 'the 4th lowest of 8 quarters',
    });
  });

  test('and of a sample', () => {
    expect(Object.fromEntries(statisticsFacts(report.kpis[1]!))).toEqual({
      'Kind of data': 'a sample: answers of some stand for all',
      Interval: '63.88 % to 72.07 % (95 %, Wilson)',
      'Against the quarter before':
        '+20.0 points; moved: the difference lies between 5.24 and 33.39 points (95 %, Newcombe)',
    });
  });

  test('stands in every form that has an appendix', () => {
    const words = 'while nothing changes two periods differ by up to 13.1 points';
    for (const form of [renderHtml(report), renderMarkdown(report)])
      expect(form.replaceAll(/\s+/g, ' ')).toContain(words);
    const json = JSON.parse(renderJson(report));
    expect(json.kpis[0].process.limits).toEqual(limits);
    expect(json.kpis[1].changeFromPrevious.verdict.interval.method).toBe('newcombe');
  });

  test('the scorecard has status and verdict side by side', () => {
    expect(renderHtml(report)).toMatch(/worse, no detectable change/);
    expect(renderMarkdown(report)).toContain('−5.0 points, worse, no detectable change');
  });
});

describe('charts', () => {
  test('a sample has its intervals behind the line, a census has none', () => {
    const html = renderHtml(report);
    const [ofCensus, ofSample] = ['chart-census', 'chart-sample'].map(
      id => new RegExp(`aria-labelledby="${id}-wide[\\s\\S]*?</svg>`).exec(html)![0],
    );
    expect(ofCensus).not.toMatch(/class="(band|whisker)"/);
    expect(ofSample!.match(/class="whisker"/g)).toHaveLength(8);
    expect(ofSample).toContain('class="band"');
    expect(html).toContain('Shaded: where the true figure lies');
  });

  test('the process chart marks what stands out, and needs limits', () => {
    const html = renderHtml(report);
    const chart = /aria-labelledby="process-census[\s\S]*?<\/svg>/.exec(html)![0];
    expect(chart.match(/class="point"/g)).toHaveLength(7);
    expect(chart.match(/class="signal"/g)).toHaveLength(1);
    expect(chart).toContain('upper 78.0 %');
    const short = make.kpi('census', cells, { process: { points: points.slice(0, 7), limits: null } });
    expect(renderHtml(make.model(make.evaluation([short])))).not.toContain('process-census');
  });
});

describe('counts of files', () => {
  const few = make.kpi('k', make.series([make.withheld], shift(make.quarter, 0, make.calendar)), {
    sample: true,
  });
  const sources = (more: object) =>
    make.model(
      make.evaluation([{ ...few, ...more }], {
        sources: [
          make.source({
            sensitive: true,
            kind: 'survey',
            files: [make.file(), make.file({ path: 'b.csv' })],
          }),
        ],
      }),
    ).method;

  test('are those of the source where something is withheld, and none where those would tell', () => {
    const { rows, sources: told } = sources({});
    expect(rows).toEqual({ files: 2, read: 2000, used: 1970 });
    expect(told[0]!.files.map(({ read, used, leftOut }) => [read, used, leftOut])).toEqual([
      [null, null, null],
      [null, null, null],
    ]);
    expect(told[0]!.files[0]!.columns.map(({ missing, unreadable }) => [missing, unreadable])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(sources({ rowsWithheld: true }).rows).toEqual({ files: 2, read: null, used: null });
  });
});
