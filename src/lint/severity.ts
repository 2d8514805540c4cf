import { type Severity, weighs } from '../diagnostic/diagnostic.ts';
import type { PlanStatus, RuleSetting } from '../plan/generated/types.ts';
import type { Rule } from '../rules/rule.ts';

/**
 * How loudly a rule speaks: its own severity, or the configured one; milder where the report says so, a warning
 * at most in a draft, info at most in a retired plan and for what depends on today. Undefined: not at all.
 */
export function severityOf(
  rule: Rule,
  reported: Severity | undefined,
  setting: RuleSetting | undefined,
  status: PlanStatus,
): Severity | undefined {
  if (setting === 'off') return undefined;
  const caps: Severity[] = [setting ?? rule.severity];
  if (reported) caps.push(reported);
  if (status === 'draft') caps.push('warning');
  if (status === 'retired' || rule.clock) caps.push('info');
  return caps.reduce((mildest, cap) => (weighs(cap) < weighs(mildest) ? cap : mildest));
}
