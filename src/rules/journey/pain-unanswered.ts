import type { Plan } from '../../plan/generated/types.ts';
import { isAlive } from '../alive.ts';
import { hasForgotten, workedOnFindings } from '../evidence.ts';
import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';
import { quoted } from '../unsaid.ts';

const rule: Rule = {
  id: 'journey/pain-unanswered',
  depth: 'full',
  severity: 'warning',
  reads: ['/goals', '/initiatives'],
  summary: 'A severe pain that no goal or initiative answers, and no action.',
  why: 'A journey is drawn to find where to improve. Where customers give up or are harmed and nothing is done about it, the drawing was for nothing.',
  serves: ['S3-4a', 'S3-3a'],
  since: '0.2.0',
  examples: {
    invalid: `journeys:
- id: j-permit
  stages:
  - id: ask
    pains: [{text: I build first and learn of the permit afterwards., severity: high, because: [f-calm]}]
`,
    valid: `journeys:
- id: j-permit
  stages:
  - id: ask
    pains: [{text: I hang up before anybody answers., severity: high, because: [f-wait]}]
`,
  },
  check: [
    visit('/journeys/*/stages/*/pains/*', (pain, at, { plan, report }) => {
      // A pain that names neither evidence nor action is asked for its evidence: journey/incomplete-pain.
      if (pain.severity !== 'high' || (isGap(pain.because) && isGap(pain.action))) return;
      const workedOn = workedOnFindings(plan);
      if (pain.because?.some(finding => workedOn.has(finding))) return;
      const action = isGap(pain.action) ? undefined : actionOf(pain.action!, plan);
      if (action?.isDone || (action && !action.isGivenUp)) return;
      if (!action && hasForgotten(pain.because ?? [], plan)) return;
      const isKnown = !isGap(pain.because);
      report({
        at: action ? `${at}/action` : at,
        message: action
          ? `Action "${pain.action}" was given up, and it was to answer a severe pain: "${pain.text ?? ''}"`
          : `No goal and no initiative answers a severe pain: "${pain.text ?? ''}"`,
        help: isKnown
          ? `Cite ${quoted(pain.because!, 'or')} in the \`because\` of a goal or an initiative, or name the \`action\` that answers it.`
          : 'Name another `action` that answers it.',
      });
    }),
  ],
};

/** Undefined where there is no such action: that is a finding about the reference. */
function actionOf(id: string, plan: Plan): { isGivenUp: boolean; isDone: boolean } | undefined {
  for (const initiative of plan.initiatives ?? []) {
    const action = initiative.actions?.find(action => action.id === id);
    if (!action) continue;
    const isDone = action.status === 'done' || !isGap(action.done);
    return { isDone, isGivenUp: action.status === 'dropped' || !isAlive(initiative) };
  }
  return undefined;
}

export default rule;
