import { endIndex } from '../../plan/period.ts';
import { type Aim, figureInWords, sizeInWords, visitAims } from '../achievable.ts';
import { periodNamed } from '../course.ts';
import { isGap } from '../gap.ts';
import type { Rule } from '../rule.ts';

/** Of fewer figures nobody can say what the KPI is able to do. */
const enough = 8;

const rule: Rule = {
  id: 'goal/leap',
  depth: 'core',
  severity: 'warning',
  needs: 'data',
  reads: ['/kpis'],
  summary:
    'A goal that asks for more than twice the largest gain of the KPI so far, without saying why that can be done.',
  why: 'Large steps are possible, but not by trying harder. Whoever has to take one should know what is different this time, and so should those who decide about the money.',
  serves: ['S3-2d'],
  since: '0.1.0',
  examples: {
    invalid: `goals:
- id: g-answer
  stretch_reason:
`,
    valid: `goals:
- id: g-answer
  stretch_reason: The new phone system offers a call back from the first minute on.
`,
    data: {
      kpis: {},
      goals: {
        'g-answer': {
          figures: [61, 63, 62, 60.5, 62, 64, 63, 62.9].map((value, i) => ({
            period: `${2025 + Math.floor(i / 4)}-Q${(i % 4) + 1}`,
            value,
            exceptional: false,
          })),
          usual: null,
          detectable: null,
          latest: null,
        },
      },
    },
  },
  check: [
    visitAims((aim, goal, at, { plan, report }) => {
      const from = periodNamed(aim.last.period, plan);
      const to = periodNamed(goal.target?.period, plan);
      if (aim.met || !from || !to || aim.facts.figures.length < enough || !isGap(goal.stretch_reason)) return;
      const steps = Math.max(1, Math.round((endIndex(to) - endIndex(from)) / lengths[from.kind]));
      const asked = Math.abs(aim.bound - aim.last.value);
      const most = largestGain(aim, steps);
      if (asked <= 2 * most) return;
      const { measure, side, written, facts } = aim;
      report({
        at: `${at}/target/${side}`,
        message: `Goal "${goal.id}" takes "${measure.kpi.id}" from ${figureInWords(aim.last, measure)} to ${written} within ${steps} ${from.kind}${steps === 1 ? '' : 's'}, ${sizeInWords(asked, measure)}; ${most > 0 ? `the most it ever gained in that time is ${sizeInWords(most, measure)}` : `it has never gained anything in that time`} (${facts.figures.length} ${from.kind}s known).`,
        help: 'Say in `stretch_reason` what makes so large a step possible, or take it in smaller ones.',
      });
    }),
  ],
};

const lengths = { month: 1, quarter: 3, year: 12 } as const;

/** The most that the KPI ever went in the wanted direction within so many periods, or fewer; 0 where it never did. */
function largestGain({ facts: { figures }, side }: Aim, steps: number): number {
  let most = 0;
  for (let i = 0; i < figures.length; i++)
    for (let j = i + 1; j <= Math.min(i + steps, figures.length - 1); j++) {
      const rise = figures[j]!.value - figures[i]!.value;
      most = Math.max(most, side === 'gte' ? rise : -rise);
    }
  return most;
}

export default rule;
