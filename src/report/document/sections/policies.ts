/** The standing rules of the service. */
import type { Policy } from '../../../plan/generated/types.ts';
import { formatDate } from '../../numbers.ts';
import { about, asked, facts, isGap } from '../asking.ts';
import { type Block, blocks, joined, lines, mark, quiet } from '../model.ts';
import { anchorOf } from '../names.ts';
import { all, type Told } from '../told.ts';
import { yesNo } from '../words.ts';

export function policies(told: Told): Block[] {
  const { plan } = told;
  if (isGap(plan.policies)) return blocks(asked(plan, 'policies', ''));
  return all(plan.policies).map(policy => policyEntry(policy, told));
}

const states = {
  'in-force': mark('good', 'in force'),
  'under-review': mark('near', 'under review'),
  failing: mark('bad', 'failing'),
  withdrawn: mark('none', 'withdrawn'),
} as const;

function policyEntry(policy: Policy, { names, asOf }: Told): Block {
  const its = about(policy, '/policies/*');
  return {
    is: 'entry',
    id: anchorOf('policy', policy.id),
    label: joined([states[policy.status ?? 'in-force'], its.text('about', word => quiet(word))]),
    title: its.text('title', title => title, policy.id),
    blocks: blocks(
      isGap(policy.statement)
        ? asked(policy, 'statement', '/policies/*')
        : { is: 'quote', text: policy.statement! },
      facts(
        its.fact('aim', 'What it is for', text => text),
        its.fact('actions', 'What to do', texts => lines(texts)),
        its.fact('fixed_replies', 'Prescribes the wording', yesNo),
        its.fact('owner', 'Answers for it', role => names.of('role', role)),
        its.fact('review_by', 'Looked at again by', day =>
          day < asOf ? joined([formatDate(day), mark('bad', 'overdue')], ' ') : formatDate(day),
        ),
        its.fact('because', 'Because of', ids => names.evidence(ids)),
      ),
    ),
  };
}

/** Those by which people work today. */
export function rulesInUse({ plan, names }: Told): Block[] {
  return all(plan.policies)
    .filter(({ status }) => status !== 'withdrawn')
    .map(
      (policy): Block => ({
        is: 'entry',
        id: anchorOf('policy', policy.id),
        label: policy.status && policy.status !== 'in-force' ? states[policy.status] : undefined,
        title: policy.title || policy.id,
        blocks: blocks(
          !isGap(policy.statement) && { is: 'quote', text: policy.statement! },
          !isGap(policy.actions) && { is: 'list', items: policy.actions! },
          facts(
            policy.aim ? { label: 'What it is for', value: policy.aim } : null,
            policy.owner ? { label: 'Ask', value: names.of('role', policy.owner) } : null,
          ),
        ),
      }),
    );
}
