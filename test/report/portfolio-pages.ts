/** Portfolios to be looked at: one that is hard to lay out, made by hand. */
import type { KpiResult, Status } from '../../src/kpi/evaluation.ts';
import type { Plan } from '../../src/plan/generated/types.ts';
import { type PlanEntry, planEntry } from '../../src/report/portfolio/plan-entry.ts';
import { type Portfolio, portfolio } from '../../src/report/portfolio/portfolio.ts';
import * as make from './fixture.ts';
import { hostileTexts } from './hostile.ts';

const statuses: Status[] = ['missed', 'behind', 'near', 'met', 'on-course', 'no-data', 'too-few'];

/** A plan that names its unit and its KPIs as it likes, with figures that differ. */
function entry(name: string, i: number): PlanEntry {
  const kpis = Array.from({ length: 1 + (i % 4) }, (_, j) => kpi(`${name} ${j}`, i, j));
  const plan = make.plan({
    status: 'active',
    title: name,
    unit: { name },
    term: { start: '2024-01-01', end: i % 5 ? '2027-06-30' : '2026-01-31' },
    roles: [{ id: 'who', title: name }],
    accountable: 'who',
  } as Partial<Plan>);
  return planEntry(plan, `plans/${name.replaceAll(/[^\w-]/g, '-')}-${i}`, make.evaluation(kpis));
}

function kpi(name: string, i: number, j: number): KpiResult {
  const cells = make.series([
    make.share(100 + i * 7, 1000),
    i % 9 === 8 ? make.withheld : make.share(120 + i * 9 + j, 1000),
  ]);
  return make.kpi(`k${j}`, cells, {
    name,
    definitionHash: String(j).repeat(64),
    status: statuses[(i + j) % statuses.length]!,
    goals: [make.goal(`g${j}`, cells, 'behind', { statement: name })],
  });
}

/** Sixty plans, with names that are long, can't be broken, or try to be something else. */
export function sixtyPlans(): Portfolio {
  const names = Array.from({ length: 60 }, (_, i) =>
    i % 3 === 0
      ? hostileTexts[(i / 3) % hostileTexts.length]!
      : i % 3 === 1
        ? `Department of ${'parks, water, streets and everything else that grows '.repeat(1 + (i % 4))}`
        : `Unit_${'without_a_break_'.repeat(1 + (i % 9))}${i}`,
  );
  return portfolio({
    plans: names.map(entry),
    unread: hostileTexts.map(text => ({ path: `plans/${text}`, why: `${text} can't be read.` })),
    units: [...hostileTexts, ...names],
    asOf: '2026-10-15',
    version: '0.2.0',
  });
}

/** One plan of which nothing is known. */
export function onePlan(): Portfolio {
  const plan = make.plan({ status: 'draft', title: 'Plan' });
  return portfolio({
    plans: [planEntry(plan, 'plans/one', make.evaluation([]))],
    ...{ unread: [], units: null, asOf: '2026-10-15', version: '0.2.0' },
  });
}
