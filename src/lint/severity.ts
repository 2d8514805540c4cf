import { type Severity, weighs } from '../diagnostic/diagnostic.ts';
import type { PlanStatus } from '../plan/generated/types.ts';
import type { Rule } from '../rules/rule.ts';
import type { RuleChoice } from './rule-choices.ts';

/**
 * How loudly a rule speaks: its own severity, or the configured one; milder where the report says so, a warning
 * at most in a draft, info at most in a retired plan, for what depends on today and for what is newer than the
 * configuration wants. Undefined: not at all.
 */
export function severityOf(
  rule: Rule,
  reported: Severity | undefined,
  { level, newer }: RuleChoice,
  status: PlanStatus,
): Severity | undefined {
  if (level === 'off') return undefined;
  const caps: Severity[] = [level ?? rule.severity];
  if (reported) caps.push(reported);
  if (status === 'draft') caps.push('warning');
  if (status === 'retired' || rule.clock || newer) caps.push('info');
  return caps.reduce((mildest, cap) => (weighs(cap) < weighs(mildest) ? cap : mildest));
}
