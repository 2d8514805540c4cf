import { commitInWords, commitOf, type Version } from '../../past/past.ts';
import { daysBetween } from '../../plan/period.ts';
import { type OptionsSchema, optionsOf, type Rule, visit } from '../rule.ts';

const options = {
  type: 'object',
  properties: {
    days: {
      description: 'Days that a plan takes at least from its first commit until it is active.',
      type: 'integer',
      default: 14,
      minimum: 1,
      maximum: 366,
    },
    authors: {
      description: 'People who have committed to it by then, at least; a team needs no more than one.',
      type: 'integer',
      default: 2,
      minimum: 1,
      maximum: 20,
    },
  },
} as const satisfies OptionsSchema;

const rule: Rule = {
  id: 'plan/made-overnight',
  depth: 'core',
  severity: 'info',
  needs: 'git',
  reads: ['/status', '/unit'],
  options,
  summary: 'A plan that became active within two weeks of its first commit, or by the hand of one person.',
  why: 'A plan holds because those who have to keep it had their say. That takes more than an evening, and more than one person: what was written overnight is read once.',
  serves: ['S0-3'],
  since: '0.2.0',
  examples: {
    past: [
      { on: '2026-11-20', by: 'officer', plan: 'status: draft\n' },
      { on: '2026-12-14', by: 'officer', plan: 'status: draft\ntitle: Permits\n' },
    ],
    invalid: `unit: {size: department}
`,
    valid: `unit: {size: team}
`,
  },
  check: [
    visit('/status', (status, at, context) => {
      const { plan, document, facts, report } = context;
      const all = facts.git?.past.upTo(document) ?? [];
      const active = all.findIndex(version => version.value('status') === 'active');
      const birth = facts.git?.past.birth;
      if (status !== 'active' || !birth || active < 0) return;
      if (active === 0)
        return report({
          at,
          message: `The plan came into git as a whole, active already: ${commitInWords(birth)}. Nothing shows how it was made.`,
          help,
        });
      const { days, authors } = optionsOf(options, context);
      const took = daysBetween(birth.date, commitOf(all[active]!.at)?.date ?? facts.today);
      const people = authorsOf(all.slice(0, active + 1));
      const few = people !== undefined && people < authors && plan.unit?.size !== 'team';
      const said = [
        ...(took < days ? [`${took} ${took === 1 ? 'day' : 'days'} after its first commit`] : []),
        ...(few ? [`written by ${people === 1 ? 'one person' : `${people} people`} alone`] : []),
      ];
      if (said.length)
        report({ at, message: `The plan became active${took < days ? ' ' : ', '}${said.join(', ')}.`, help });
    }),
  ],
};

const help =
  'If others had their say where git does not see it, say so above this line: # csplan-disable-next plan/made-overnight -- REASON. Else let those who have to keep it read it, and change what they say.';

/** How many people; undefined where merges brought in what may be of more. */
function authorsOf(versions: readonly Version[]): number | undefined {
  const commits = versions.flatMap(({ at }) => commitOf(at) ?? []);
  if (commits.some(({ isMerge }) => isMerge)) return undefined;
  return new Set(commits.flatMap(({ authors }) => authors)).size;
}

export default rule;
