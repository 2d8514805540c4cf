/** The rules' pages in docs/, made from what the rules say of themselves. */
import {
  besideOlder,
  committedInWords,
  exampleOptions,
  exampleSetting,
  howLoud,
  judgedBy,
  optionsInWords,
} from '../cli/explain.ts';
import { rules } from '../rules/generated/registry.ts';
import { type OptionsSchema, type PastExample, type Rule, severityByItself } from '../rules/rule.ts';
import { demandLinks } from './demand-links.ts';

/** Path from the project's root → content: a page for each rule, and the list of them. */
export function rulePages(): Map<string, string> {
  return new Map([
    ['docs/rules/README.md', index()],
    ...rules.map((rule): [string, string] => [`docs/rules/${rule.id}.md`, page(rule)]),
  ]);
}

function page(rule: Rule): string {
  return `# ${rule.id}

${rule.summary}

${rule.why}

${howLoud(rule)}

## Reported

\`\`\`yaml
${rule.examples.invalid.trimEnd()}
\`\`\`

## Not reported

\`\`\`yaml
${rule.examples.valid.trimEnd()}
\`\`\`
${rule.examples.data ? `\nJudged by: ${judgedBy(rule.examples.data)}\n` : ''}${rule.examples.older ? olderPart(rule, rule.examples.older) : ''}${pastPart(rule.examples.past ?? [])}
## Setting it

In \`csplan.config.yaml\`, one of \`off\`, \`info\`, \`warning\` and \`error\`:

\`\`\`yaml
${exampleSetting(rule)}\`\`\`
${rule.options ? optionsPart(rule, rule.options) : ''}
Serves ${demandLinks(rule.serves, '../../')}. Depth ${rule.depth}. Since csplan ${rule.since}. [All rules](../README.md)
`;
}

function olderPart(rule: Rule, older: string): string {
  return `
${besideOlder(rule)}

\`\`\`yaml
${older.trimEnd()}
\`\`\`
`;
}

function pastPart(past: readonly PastExample[]): string {
  return past
    .map(version => {
      const { plan } = version;
      return `\n${committedInWords(version)}\n${plan === undefined ? '' : `\n\`\`\`yaml\n${plan.trimEnd()}\n\`\`\`\n`}`;
    })
    .join('');
}

function optionsPart(rule: Rule, options: OptionsSchema): string {
  return `
Options, set beside the severity:

${optionsInWords(options)
  .map(option => `- ${option.replace(/^\S+/, '`$&`')}`)
  .join('\n')}

\`\`\`yaml
${exampleOptions(rule)}\`\`\`
`;
}

function index(): string {
  const sections = [...new Set(rules.map(sectionOf))];
  const tables = sections.map(
    section => `## ${section}

| rule | severity | reports |
|---|---|---|
${rules
  .filter(rule => sectionOf(rule) === section)
  .map(rule => `| [${rule.id}](${rule.id}.md) | ${severityByItself(rule)} | ${rule.summary} |`)
  .join('\n')}
`,
  );
  return `# Rules

What \`csplan lint\` looks for. Severities are those of an active plan: in a draft errors are warnings, in a
retired plan everything is info. \`csplan explain RULE\` shows a rule's page in the terminal.

Beside the rules, whatever keeps a plan from being read as it was meant is always reported: \`syntax/\`
(YAML that is none), \`yaml/\` (traps of YAML), \`schema/\` (fields and values that the format doesn't have)
and \`reference/\` (ids that lead nowhere).

Some rules judge goals and promises by what their KPIs did so far. They run where there are figures: with
\`csplan lint --data\`, which reads the exports, or from closed periods in \`results/\`; elsewhere \`lint\` says in a line
that they were not run. Others compare the plans of a repository with one another: see [lint](../lint.md#many-departments).

Others compare the plan with its past in git: what was promised when it became active, and since when nothing was heard of
it. They run in active plans, in a repository with all of its commits ([more](../lint.md#from-git)).

${tables.join('\n')}`;
}

function sectionOf(rule: Rule): string {
  return rule.id.split('/')[0]!;
}
