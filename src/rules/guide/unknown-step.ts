import { nearest } from '../../diagnostic/nearest.ts';
import { isGap, listed } from '../gap.ts';
import { type Rule, type RuleContext, visit } from '../rule.ts';

const rule: Rule = {
  id: 'guide/unknown-step',
  depth: 'full',
  severity: 'error',
  reads: ['/guides'],
  fixable: 'unsafe',
  summary: 'A guide that starts at, or leads to, a step that it does not have.',
  why: 'Whoever follows the guide stands there with the customer and does not know how to go on.',
  serves: ['S1-48'],
  since: '0.2.0',
  examples: {
    invalid: `guides:
- id: gd-state
  start: knwon
`,
    valid: `guides:
- id: gd-state
  start: known
`,
  },
  check: [
    visit('/guides/*', ({ id, start, nodes }, at, context) => {
      const names = Object.keys(nodes ?? {});
      if (!names.length) return;
      const check = (name: string | null | undefined, pointer: string, what: string): void => {
        if (!isGap(name) && !names.includes(name!)) unknown(context, pointer, name!, what, names);
      };
      check(start, `${at}/start`, `Guide "${id}" starts at`);
      for (const [name, node] of Object.entries(nodes ?? {})) {
        const here = `${at}/nodes/${name}`;
        check(node.to, `${here}/to`, `Step "${name}" leads to`);
        for (const [i, answer] of (node.answers ?? []).entries())
          check(answer.to, `${here}/answers/${i}/to`, `Answer "${answer.is ?? ''}" leads to`);
      }
    }),
  ],
};

function unknown(
  { report, document }: RuleContext,
  at: string,
  name: string,
  what: string,
  names: readonly string[],
): void {
  const meant = nearest(name, names);
  const some = names.slice(0, 12);
  report({
    at,
    message: `${what} "${name}", and there is no such step.`,
    help: meant
      ? `Did you mean "${meant}"?`
      : `There are: ${listed(some)}${names.length > some.length ? ', ...' : ''}.`,
    ...(meant && {
      fix: {
        title: `Write "${meant}"`,
        safe: false,
        edits: [{ range: document.locate(at).range, text: meant }],
      },
    }),
  });
}

export default rule;
