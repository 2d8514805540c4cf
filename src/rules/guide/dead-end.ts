import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'guide/dead-end',
  depth: 'full',
  severity: 'error',
  summary: 'A step that neither asks, goes on nor ends, or an answer that leads nowhere.',
  why: 'A guide that stops in the middle leaves the employee alone at the very point where the case is not the usual one.',
  serves: ['S1-48'],
  since: '0.2.0',
  examples: {
    invalid: `guides:
- id: gd-state
  nodes:
    give: {say: Give the date and what it depends on., end: , discretion: A date up to seven days later., authority: late-date}
`,
    valid: `guides:
- id: gd-state
  nodes:
    give: {say: Give the date and what it depends on., end: resolved, discretion: A date up to seven days later., authority: late-date}
`,
  },
  check: [
    visit('/guides/*/nodes/*', ({ ask, answers, to, end }, at, { report }) => {
      const step = at.slice(at.lastIndexOf('/') + 1);
      for (const [i, answer] of (answers ?? []).entries())
        if (isGap(answer.to))
          report({
            at: `${at}/answers/${i}/to`,
            message: `Answer "${answer.is ?? ''}" of step "${step}" leads nowhere.`,
          });
      if (!isGap(answers) || (answers ?? []).length || !isGap(to) || !isGap(end)) return;
      if (isGap(ask))
        report({
          at,
          onKey: true,
          message: `Step "${step}" neither goes on nor ends.`,
          help: 'Which step follows (`to`), or how does it end here (`end`)?',
        });
      else report({ at: `${at}/answers`, message: `Step "${step}" asks but has no answers.` });
    }),
  ],
};

export default rule;
