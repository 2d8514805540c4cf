/** A plan that has more of everything than page one has room for. */
import * as make from './fixture.ts';

/** As many long texts as a plan can have on page one. */
export function crowded(number: number) {
  const name = 'Requests of residents and businesses closed by the date that they were promised in writing';
  const cells = make.series([70, 72, 71, 74, 76, 73, 75, 72].map(value => make.share(value * 10, 1000)));
  const change = { difference: -12.3, relative: null, better: false, verdict: make.unjudged };
  const kpis = Array.from({ length: number }, (_, i) =>
    make.kpi(`k${i}`, cells, {
      name: `${name} ${i}`,
      status: 'behind',
      notes: [`${name}. ${name}.`],
      changeFromPrevious: change,
      changeFromLastYear: change,
      goals: [
        make.goal(`g${i}`, cells, 'behind', {
          course: cells.map(cell => ({ period: cell.period, gte: 80, lte: null })),
        }),
      ],
    }),
  );
  const grants = Array.from({ length: 9 }, (_, i) => ({
    id: `x${i}`,
    what: `${name} ${i}`,
    due: '2026-01-01',
  }));
  const actions = Array.from({ length: 9 }, (_, i) => ({
    id: `a${i}`,
    do: `${name} ${i}`,
    due: '2026-09-01',
  }));
  const initiatives = Array.from({ length: 9 }, (_, i) => ({
    id: `i${i}`,
    title: `${name} ${i}`,
    owner: 'manager',
    resources: { planned: name, spent: name },
    actions: i ? [] : actions,
  }));
  const reviews = ['FY26-Q4', 'FY27-Q1'].map(period => ({
    period,
    comments: Object.fromEntries(kpis.map(({ id }) => [id, `${name}. ${name}. ${name}.`])),
    asks: Array.from({ length: 9 }, (_, i) => ({
      id: `ask-${period}-${i}`,
      of: 'deputy',
      text: `${name} ${i} ${period}`,
      cost: name,
      by: '2026-09-30',
      answer: 'later' as const,
      reason: name,
    })),
    follow_ups: Array.from({ length: 9 }, (_, i) => ({
      id: `fu-${period}-${i}`,
      do: `${name} ${i}`,
      owner: 'manager',
      due: '2026-09-01',
    })),
  }));
  const plan = make.plan({
    title: `${name}: the plan`,
    calendar: { timezone: 'America/New_York', fiscal_year_start: 7 },
    term: { start: '2026-07-01', end: '2027-06-30' },
    buy_in: [{ by: 'deputy', grants }],
    initiatives,
    reviews,
    review_dates: ['2026-10-20', '2027-01-19', '2027-04-20', '2026-07-01'],
  });
  return make.model(make.evaluation(kpis, { provisional: true }), plan);
}
