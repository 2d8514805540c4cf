/** What to write into the plan once a draft was sent: a suggestion to copy, never an edit. */
import { visibleLine } from '../diagnostic/visible.ts';
import type { Communication, Plan } from '../plan/generated/types.ts';
import { writeText } from '../plan/yaml-text.ts';
import type { OpenPlan } from './open-plan.ts';
import type { Part } from './render-options.ts';

const drafts: Partial<
  Record<Part, { kind: NonNullable<Communication['kind']>; done: string; title: string }>
> = {
  'staff-digest': { kind: 'staff-digest', done: 'sent the digest', title: 'What customers said' },
  public: {
    kind: 'public-page',
    done: 'published the page',
    title: 'Our promises, and how far we keep them',
  },
};

/** Nothing where none of the parts is a draft. */
export function draftHint({ document: { plan }, asOf }: OpenPlan, parts: readonly Part[]): string {
  return parts.map(part => hintFor(part, plan, asOf)).join('');
}

function hintFor(part: Part, { culture, roles }: Plan, asOf: string): string {
  const draft = drafts[part];
  if (!draft) return '';
  const known = culture?.communications?.find(({ kind }) => kind === draft.kind);
  const sent = [...new Set([...(known?.sent ?? []), asOf])].sort().join(', ');
  const frontline = (roles ?? []).filter(role => role.frontline === true).map(({ id }) => id);
  const lines = known
    ? [`- id: ${known.id}`, `  sent: [${sent}]`]
    : [
        `- id: ${draft.kind}`,
        `  title: ${writeText(draft.title)}`,
        `  kind: ${draft.kind}`,
        ...(part === 'staff-digest' && frontline.length ? [`  to: [${frontline.join(', ')}]`] : []),
        `  sent: [${sent}]`,
      ];
  const where = known
    ? `change its entry under culture.communications to`
    : 'add under culture.communications';
  return `\nWhen you have ${draft.done}, ${where}:\n${lines.map(line => `  ${visibleLine(line)}\n`).join('')}`;
}
