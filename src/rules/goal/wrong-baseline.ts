import type { QuantityText } from '../../plan/generated/types.ts';
import { parseQuantity } from '../../plan/quantity.ts';
import { figureInWords } from '../achievable.ts';
import { amountIn, asWritten, measureOf, periodNamed } from '../course.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'goal/wrong-baseline',
  depth: 'core',
  severity: 'warning',
  needs: 'data',
  reads: ['/kpis', '/calendar'],
  summary: 'A baseline that is not what the exports, or the closed periods, give for its period.',
  why: 'The course begins at the baseline: a wrong one makes the way to the target look longer or shorter than it is, and every status on it with it.',
  serves: ['RB18', 'S0-23'],
  since: '0.1.0',
  examples: {
    invalid: `goals:
- id: g-answer
  baseline: {value: 60 %, period: 2026-Q4}
`,
    valid: `goals:
- id: g-answer
  baseline: {value: 63 %, period: 2026-Q4}
`,
    data: {
      kpis: {},
      goals: {
        'g-answer': {
          figures: [
            { period: '2026-Q3', value: 61.3, exceptional: false },
            { period: '2026-Q4', value: 62.9, exceptional: false },
          ],
          usual: null,
          detectable: null,
          latest: null,
        },
      },
    },
  },
  check: [
    visit('/goals/*/baseline', (baseline, at, context) => {
      const goal = context.plan.goals![Number(at.split('/')[2])]!;
      const measure = measureOf(goal, context);
      const stated = measure && amountIn(baseline.value, measure);
      const period = periodNamed(baseline.period, context.plan);
      if (!measure || stated === undefined || !period) return;
      const found = context.facts.data?.goals[goal.id]?.figures.find(
        figure => periodNamed(figure.period, context.plan)?.start === period.start,
      );
      if (!found || Math.abs(found.value - stated) <= roundedBy(baseline.value as QuantityText, stated))
        return;
      context.report({
        at: `${at}/value`,
        message: `Goal "${goal.id}" says that it starts from ${asWritten(baseline.value as QuantityText)}, but "${measure.kpi.id}" was ${figureInWords(found, measure)}.`,
        help: 'Correct the baseline, or the measure if that figure is the wrong one: csplan explain shows how it came about.',
      });
    }),
  ],
};

/** Half a unit of the last digit that is written, in the KPI's canonical unit: `63 %` stands for 62.5 to 63.5. */
function roundedBy(written: QuantityText, canonical: number): number {
  const text = asWritten(written);
  const digits = /\d+(?:\.(\d+))?/.exec(text)?.[1]?.length ?? 0;
  const amount = Math.abs(parseQuantity(text)?.value ?? canonical);
  const number = Math.abs(Number.parseFloat(text));
  const scale = number > 0 && amount > 0 ? Math.abs(canonical) / number : 1;
  return 0.5 * 10 ** -digits * scale + 1e-9;
}

export default rule;
