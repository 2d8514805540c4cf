import { describe, expect, it } from 'vitest';
import { created, evaluated, garbled, type Row, tallies } from './table.ts';

const day = 86_400;

describe('count', () => {
  it('counts rows of the period and no others', async () => {
    const rows = [
      { created_at: '2026-06-30 23:59' },
      { created_at: '2026-07-01 00:00' },
      { created_at: '2026-09-30 23:59' },
      { created_at: '2026-10-01 00:00' },
      { created_at: null },
      { created_at: garbled },
    ];
    const result = await evaluated({ kpi: { measure: { kind: 'count' } }, rows });
    // 1 July and 30 September.
    expect(result.current).toMatchObject({ value: 2, n: 2, numerator: null });
    expect(result.previous).toMatchObject({ value: 1 });
  });
});

describe('distinct', () => {
  it('counts values, not rows', async () => {
    const rows = created({ who: 'a' }, { who: 'b' }, { who: 'a' }, {}, { who: garbled });
    const { current } = await evaluated({ kpi: { measure: { kind: 'distinct', column: 'who' } }, rows });
    expect(current).toMatchObject({ value: 2, n: 3 });
    expect(tallies(current)).toEqual({
      'rows with a value': 3,
      'nothing under "who"': 1,
      'can\'t read "who"': 1,
    });
  });
});

describe('sum, mean, median, percentile', () => {
  const rows = created({ x: 1 }, { x: 2 }, { x: 3 }, { x: 10 }, { x: 0 }, {}, { x: garbled });

  it.each([
    // 1 + 2 + 3 + 10 + 0 = 16, over five rows 3.2; sorted 0 1 2 3 10: middle 2; p90: place 3.6, 3 + 0.6 · 7 = 7.2.
    [{ kind: 'sum', column: 'x' }, 16],
    [{ kind: 'mean', column: 'x' }, 3.2],
    [{ kind: 'median', column: 'x' }, 2],
    [{ kind: 'percentile', column: 'x', p: 90 }, 7.2],
  ] as const)('%j', async (measure, expected) => {
    const { current } = await evaluated({ kpi: { measure }, rows });
    expect(current.value).toBeCloseTo(expected, 12);
    expect(current.n).toBe(5);
    expect(tallies(current)).toMatchObject({ 'nothing under "x"': 1, 'can\'t read "x"': 1 });
  });

  it('gives other statistics of the same rows', async () => {
    const kpi = { measure: { kind: 'median', column: 'x' } as const, also: ['mean', 'p90'] };
    const { current } = await evaluated({ kpi, rows });
    expect(current.also).toEqual({ mean: 3.2, p90: expect.closeTo(7.2, 12) });
  });
});

describe('csat', () => {
  it('takes satisfied answers over valid answers', async () => {
    const ratings = [5, 4, 4, 3, 1, 0, 6, null, garbled];
    const rows = created(...ratings.map(rating => ({ rating })));
    const measure = { kind: 'csat', column: 'rating' } as const;
    const { current } = await evaluated({ kpi: { measure, also: ['mean'] }, rows });
    // Valid: 5 4 4 3 1; 4 and 5 are satisfied: 3 of 5. Mean 17 / 5.
    expect(current).toMatchObject({ value: 60, numerator: 3, n: 5, also: { mean: 3.4 } });
    expect(tallies(current)).toEqual({
      satisfied: 3,
      'not satisfied': 2,
      'no answer': 1,
      'can\'t read "rating"': 1,
      'outside the scale from 1 to 5': 2,
    });
  });

  it('takes another scale and another top', async () => {
    const rows = created(...[10, 9, 8, 7, 0].map(rating => ({ rating })));
    const measure = { kind: 'csat', column: 'rating', scale: [0, 10], top: 3 } as const;
    const result = await evaluated({ kpi: { measure: { ...measure, scale: [0, 10] } }, rows });
    // 8, 9 and 10 of five answers.
    expect(result.current).toMatchObject({ value: 60, numerator: 3 });
    expect(result.definition).toContain('8 or more of 10');
  });

  it('takes answers in words', async () => {
    const rows = created({ s: 'Good' }, { s: ' good ' }, { s: 'Bad' }, { s: 'Offered' }, {});
    const measure = { kind: 'csat' as const, column: 's', good: ['Good'], bad: ['Bad'] };
    const { current } = await evaluated({ kpi: { measure }, rows });
    expect(current).toMatchObject({ numerator: 2, n: 3 });
    expect(tallies(current)).toMatchObject({ 'no answer': 1, 'another answer': 1 });
  });
});

describe('nps', () => {
  it('takes promoters less detractors over valid answers', async () => {
    const scores = [10, 9, 8, 7, 6, 0, 3, 11, 7.5, -1, null];
    const { current } = await evaluated({
      kpi: { measure: { kind: 'nps', column: 's' } },
      rows: created(...scores.map(s => ({ s }))),
    });
    // Promoters 2, passives 2, detractors 3 of 7: (2 − 3) / 7 = −14.29 points.
    expect(current.value).toBeCloseTo(-100 / 7, 12);
    expect(current).toMatchObject({ n: 7, numerator: null });
    expect(tallies(current)).toEqual({
      promoters: 2,
      passives: 2,
      detractors: 3,
      'no answer': 1,
      'not a whole score from 0 to 10': 3,
    });
  });
});

describe('duration', () => {
  const measure = { kind: 'duration', from: 'created_at', to: 'closed_at' } as const;

  it('takes the time between two dates of rows finished in the period', async () => {
    const rows = [
      { created_at: '2026-06-30 12:00', closed_at: '2026-07-01 12:00' },
      { created_at: '2026-08-01 12:00', closed_at: '2026-08-01 18:00' },
      { created_at: '2026-08-01 12:00', closed_at: '2026-08-01 11:00' },
      { created_at: '2026-08-01 12:00', closed_at: '2026-10-01 00:00' },
      { created_at: null, closed_at: '2026-08-01 11:00' },
      { created_at: garbled, closed_at: '2026-08-01 11:00' },
    ];
    const result = await evaluated({ kpi: { measure }, rows });
    // 24 h and 6 h: median 15 h; p90 at place 0.9: 6 + 0.9 · 18 = 22.2 h.
    expect(result.current).toMatchObject({
      value: 15 * 3600,
      n: 2,
      also: { p90: expect.closeTo(22.2 * 3600, 6) },
    });
    expect(result.anchor).toBe('closed_at');
    expect(tallies(result.current)).toMatchObject({
      'negative duration': 1,
      'nothing under "created_at"': 1,
      'can\'t read "created_at"': 1,
    });
  });

  it('counts what is not finished where rows belong to the period of their start', async () => {
    const rows = [
      { created_at: '2026-08-01 12:00', closed_at: '2026-08-03 12:00' },
      { created_at: '2026-08-01 12:00' },
      { created_at: '2026-08-01 12:00', closed_at: garbled },
    ];
    const { current } = await evaluated({ kpi: { measure, anchor: 'created_at', stat: 'mean' }, rows });
    expect(current).toMatchObject({ value: 2 * day, n: 1 });
    expect(tallies(current)).toMatchObject({
      'not finished: nothing under "closed_at"': 1,
      'can\'t read "closed_at"': 1,
    });
  });

  it('counts whole calendar days in the plan zone with clock: dates', async () => {
    const calendar = { timezone: 'America/New_York' };
    const rows = [
      // 20 minutes, but over midnight in New York: one day. In UTC both lie on 2 August.
      { created_at: '2026-08-02T03:50:00Z', closed_at: '2026-08-02T04:10:00Z' },
      // 23 h 40 min within one New York day: none.
      { created_at: '2026-08-03T04:10:00Z', closed_at: '2026-08-04T03:50:00Z' },
      // Over the end of summer time, 25 h on the clock: 1 November to 2 November.
      { created_at: '2026-11-01T04:00:00Z', closed_at: '2026-11-02T05:00:00Z' },
    ];
    const kpi = { measure: { ...measure, clock: 'dates' as const }, stat: 'mean' };
    expect((await evaluated({ kpi, rows, calendar })).current.value).toBe(day / 2);
    expect((await evaluated({ kpi, rows, calendar, period: '2026-Q4' })).current.value).toBe(day);
  });

  it('takes whole days where a date has no time, over a leap day', async () => {
    const rows = [{ created_at: '2024-02-28', closed_at: '2024-03-01 17:00' }];
    const { current } = await evaluated({ kpi: { measure }, rows, period: '2024-Q1' });
    expect(current.value).toBe(2 * day);
  });

  it('takes an exported column, in which zero counts and a minus does not', async () => {
    const rows = created({ d: 0 }, { d: 60 }, { d: -5 }, {}, { d: garbled });
    const result = await evaluated({
      kpi: { measure: { kind: 'duration', column: 'd' }, stat: 'mean' },
      rows,
    });
    expect(result.current).toMatchObject({ value: 30, n: 2 });
    expect(result.computed).toBe(false);
    expect(tallies(result.current)).toMatchObject({ 'negative duration': 1, 'nothing under "d"': 1 });
  });
});

describe('sla by promised date', () => {
  const measure = { kind: 'sla', promised: 'due_at', finished: 'closed_at' } as const;
  const rows: Row[] = [
    { due_at: '2026-08-10 12:00', closed_at: '2026-08-10 12:00' },
    { due_at: '2026-08-10 12:00', closed_at: '2026-08-10 12:01' },
    { due_at: '2026-08-10', closed_at: '2026-08-10 23:59' },
    { due_at: '2026-08-10', closed_at: '2026-08-11 00:00' },
    { due_at: '2026-08-10', closed_at: '2026-08-10' },
    { due_at: '2026-08-10', closed_at: '2026-11-11' },
    { due_at: '2026-09-30', closed_at: null },
    { due_at: '2026-08-10', closed_at: garbled },
    { due_at: garbled, closed_at: '2026-08-10' },
  ];

  it('keeps to the instant, and a plain date to the end of its day', async () => {
    const result = await evaluated({ kpi: { measure }, rows });
    // Kept: at the instant, on the day, date on date. Late: a minute, the next midnight, November. Open: 30 September.
    expect(tallies(result.current)).toEqual({
      kept: 3,
      'finished late': 3,
      'overdue and not finished': 1,
      'can\'t read "closed_at"': 1,
    });
    expect(result.current).toMatchObject({ numerator: 3, n: 7, value: 300 / 7 });
    expect(result.anchor).toBe('due_at');
  });

  it('leaves out overdue and open rows where they are ignored', async () => {
    const { current } = await evaluated({ kpi: { measure: { ...measure, open_overdue: 'ignored' } }, rows });
    expect(current).toMatchObject({ numerator: 3, n: 6 });
    expect(tallies(current)).toMatchObject({ 'overdue and not finished': 1 });
  });

  it('judges only what fell due before the as-of date, finished or not', async () => {
    const rows = [
      { due_at: '2026-08-19', closed_at: '2026-08-01' },
      { due_at: '2026-08-20', closed_at: '2026-08-01' },
      { due_at: '2026-08-19', closed_at: null },
      { due_at: '2026-08-20', closed_at: null },
      { due_at: '2026-08-19 23:59', closed_at: null },
      { due_at: '2026-08-20 00:00', closed_at: '2026-08-01' },
    ];
    const { current } = await evaluated({ kpi: { measure }, rows, asOf: '2026-08-20' });
    expect(tallies(current)).toMatchObject({
      kept: 1,
      'finished late': 0,
      'overdue and not finished': 2,
      'promise not due yet': 3,
    });
    expect(current.provisional).toBe(true);
  });

  it('counts what is finished ahead of its promise where rows belong to the period of their finish', async () => {
    const rows = [
      { due_at: '2026-12-24', closed_at: '2026-08-01' },
      { due_at: '2026-07-24', closed_at: '2026-08-01' },
    ];
    const { current } = await evaluated({ kpi: { measure, anchor: 'closed_at' }, rows });
    expect(current).toMatchObject({ value: 50, numerator: 1, n: 2 });
  });

  it('shows the median time promised where the source says when it began', async () => {
    const rows = [
      { created_at: '2026-08-01', due_at: '2026-08-03', closed_at: null },
      { created_at: '2026-08-01', due_at: '2026-08-05', closed_at: null },
      { created_at: null, due_at: '2026-08-05', closed_at: null },
    ];
    const source = { columns: { created_at: 'Opened' } };
    // 2 and 4 days.
    expect((await evaluated({ kpi: { measure }, rows, source })).guard).toMatchObject({
      value: 3 * day,
      previous: null,
    });
    expect((await evaluated({ kpi: { measure }, rows })).guard).toBeNull();
  });
});

describe('sla within a limit', () => {
  const measure = { kind: 'sla', from: 'created_at', to: 'closed_at', within: '2d' } as const;

  it('misses what is unfinished once its limit has passed', async () => {
    const rows = [
      { created_at: '2026-08-01 12:00', closed_at: '2026-08-03 12:00' },
      { created_at: '2026-08-01 12:00', closed_at: '2026-08-03 12:01' },
      { created_at: '2026-08-01', closed_at: '2026-08-03 23:00' },
      { created_at: '2026-08-01 12:00', closed_at: '2026-08-01 11:00' },
      { created_at: '2026-08-17 23:59', closed_at: null },
      { created_at: '2026-08-18 12:00', closed_at: null },
      { created_at: '2026-08-18', closed_at: null },
      { created_at: '2026-08-01', closed_at: garbled },
    ];
    const result = await evaluated({ kpi: { measure }, rows, asOf: '2026-08-20' });
    // Kept: exactly 2 days; two calendar days. The row of 17 August is 48 h 1 min old on the 20th at midnight.
    expect(tallies(result.current)).toEqual({
      kept: 2,
      'finished late': 1,
      'overdue and not finished': 1,
      'not finished, still inside its limit': 2,
      'finished before it began': 1,
      'can\'t read "closed_at"': 1,
    });
    expect(result.anchor).toBe('created_at');
  });

  it('takes the limit from the value of a column', async () => {
    const rows = [
      { created_at: '2026-08-01 12:00', closed_at: '2026-08-01 13:00', priority: 'High' },
      { created_at: '2026-08-01 12:00', closed_at: '2026-08-01 13:00', priority: 'low ' },
      { created_at: '2026-08-01 12:00', closed_at: '2026-08-01 13:00', priority: 'odd' },
      { created_at: '2026-08-01 12:00', closed_at: '2026-08-01 13:00' },
    ];
    const within = { column: 'priority', limits: { high: '30m', Low: '4h' } };
    const { current } = await evaluated({ kpi: { measure: { ...measure, within } }, rows });
    expect(tallies(current)).toMatchObject({
      kept: 1,
      'finished late': 1,
      'no limit for this "priority"': 2,
    });
    const all = { ...measure, within: { ...within, else: '1h' } };
    expect((await evaluated({ kpi: { measure: all }, rows })).current).toMatchObject({ numerator: 3, n: 4 });
  });

  it('takes a yes or no of the export', async () => {
    const rows = created({ ok: true }, { ok: false }, { ok: true }, {}, { ok: garbled });
    const { current } = await evaluated({ kpi: { measure: { kind: 'sla', met: 'ok' } }, rows });
    expect(tallies(current)).toEqual({ kept: 2, missed: 1, 'nothing under "ok"': 1, 'can\'t read "ok"': 1 });
  });
});

describe('first contact', () => {
  it('is resolved with at most one reply and no reopening', async () => {
    const rows = [
      { closed_at: '2026-08-01', replies: 1, reopens: 0 },
      { closed_at: '2026-08-01', replies: 0, reopens: 0 },
      { closed_at: '2026-08-01', replies: 2, reopens: 0 },
      { closed_at: '2026-08-01', replies: 1, reopens: 1 },
      { closed_at: '2026-08-01', reopens: 0 },
      { closed_at: '2026-08-01', replies: 1 },
    ];
    const measure = {
      kind: 'first_contact' as const,
      replies: 'replies',
      reopens: 'reopens',
      finished: 'closed_at',
    };
    const { current } = await evaluated({ kpi: { measure }, rows });
    expect(current).toMatchObject({ value: 50, numerator: 2, n: 4 });
    expect(tallies(current)).toMatchObject({ 'nothing under "replies"': 1, 'nothing under "reopens"': 1 });
    // Without reopenings the third kind of row is good as well: 4 of 5.
    const plain = { kind: 'first_contact' as const, replies: 'replies', finished: 'closed_at' };
    expect((await evaluated({ kpi: { measure: plain }, rows })).current).toMatchObject({
      numerator: 4,
      n: 5,
    });
  });

  it('takes the word of the customer', async () => {
    const rows = created({ solved: true }, { solved: false }, {});
    const measure = { kind: 'first_contact' as const, resolved: 'solved' };
    expect((await evaluated({ kpi: { measure }, rows })).current).toMatchObject({ value: 50, n: 2 });
  });
});

describe('service level and speed of answer', () => {
  // Answered after 10, 20 and 30 s; abandoned after 3, 15 and 60 s and without a time; one without any answer.
  const rows = created(
    { answered: true, wait: 10 },
    { answered: true, wait: 20 },
    { answered: true, wait: 30 },
    { answered: true },
    { answered: true, wait: -1 },
    { answered: false, wait: 3 },
    { answered: false, wait: 15 },
    { answered: false, wait: 60 },
    { answered: false },
    { wait: 5 },
  );
  const measure = { kind: 'service_level' as const, wait: 'wait', within: '20s', answered: 'answered' };

  it.each([
    // Two answered within 20 s of 3 answered with a time and 4 abandoned.
    ['offered', undefined, 2, 7],
    ['answered', undefined, 2, 3],
    // Abandoned before 5 s: one less.
    ['removed', '5s', 2, 6],
    // Without short_abandon those before the limit itself: 3 and 15 s.
    ['removed', undefined, 2, 5],
    // Abandoned within 20 s count as good: 3 and 15 s.
    ['positive', undefined, 4, 7],
  ] as const)('%s %s', async (method, short_abandon, numerator, n) => {
    const kpi = { measure: { ...measure, method, short_abandon } };
    const { current } = await evaluated({ kpi, rows });
    expect(current).toMatchObject({ numerator, n, value: (100 * numerator) / n });
    expect(tallies(current)).toMatchObject({
      'answered, but nothing under "wait"': 1,
      'negative under "wait"': 1,
    });
  });

  it('averages the wait of answered calls', async () => {
    const speed = { kind: 'answer_speed' as const, wait: 'wait', answered: 'answered' };
    const { current } = await evaluated({ kpi: { measure: speed }, rows });
    // (10 + 20 + 30) / 3.
    expect(current).toMatchObject({ value: 20, n: 3 });
    expect(tallies(current)).toMatchObject({ 'not answered': 4, 'nothing under "answered"': 1 });
  });
});

describe('retention', () => {
  const measure = { kind: 'retention' as const, customer: 'who' };

  it('follows the customers of the period before', async () => {
    const rows = [
      { created_at: '2026-05-01', who: 'a' },
      { created_at: '2026-05-02', who: 'a' },
      { created_at: '2026-05-01', who: 'b' },
      { created_at: '2026-05-01', who: 'c' },
      { created_at: '2026-05-01', who: null },
      { created_at: '2026-08-01', who: 'a' },
      { created_at: '2026-08-01', who: 'c' },
      { created_at: '2026-08-01', who: 'd' },
      { created_at: '2026-02-01', who: 'd' },
    ];
    const result = await evaluated({ kpi: { measure }, rows, batch: 2 });
    // a, b and c were there before; a and c came again.
    expect(result.current).toMatchObject({ value: 200 / 3, numerator: 2, n: 3 });
    expect(tallies(result.current)).toMatchObject({
      'came again': 2,
      'did not come again': 1,
      'nothing under "who"': 1,
    });
    expect(result.previous).toMatchObject({ value: 0, n: 1 });
  });

  it('has no number without a period before', async () => {
    const { current } = await evaluated({ kpi: { measure }, rows: [{ created_at: '2026-08-01', who: 'a' }] });
    expect(current).toMatchObject({ value: null, n: 0 });
  });
});
