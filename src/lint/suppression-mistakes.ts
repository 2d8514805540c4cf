/** What can be wrong with a comment that suppresses, in words. */
import type { Diagnostic, Severity } from '../diagnostic/diagnostic.ts';
import type { PlanFile } from '../plan/document.ts';
import { rules as allRules } from '../rules/generated/registry.ts';
import { alwaysReported } from './always.ts';
import type { Directive, Misspelt, Word } from './directives.ts';
import { ruleMeant } from './rule-meant.ts';

/** A finding but for where in the plan it is; a warning unless it says otherwise. */
export type Said = Pick<Diagnostic, 'ruleId' | 'range' | 'message' | 'why' | 'help' | 'fix' | 'related'> & {
  severity?: Severity;
};

const example = '# csplan-disable-next goal/no-target -- the council decides in May';

/** Something else stands on the comment's line, in front of it. */
export function isTrailing({ range }: Directive['comment'], { source: { text } }: PlanFile): boolean {
  return text.slice(text.lastIndexOf('\n', range.start - 1) + 1, range.start).trim() !== '';
}

export function misspelt({ comment, word, meant }: Misspelt, file: PlanFile): Said {
  const said = {
    ruleId: 'suppression/misspelt',
    range: word.range,
    message: `"${word.text}" is nothing that csplan knows, so this comment suppresses nothing.`,
  };
  if (meant === 'nothing')
    return { ...said, help: 'A suppression ends with the entry that it stands above; delete the comment.' };
  const asks = `Did you mean "${meant}"?`;
  const fix = { title: `Write "${meant}"`, safe: false, edits: [{ range: word.range, text: meant }] };
  if (meant === 'csplan-disable-file') return { ...said, help: asks, fix };
  return {
    ...said,
    help: `${asks} It stands on a line of its own, above the entry that it speaks for.`,
    ...(!isTrailing(comment, file) && { fix }),
  };
}

export function trailing({ comment }: Directive, file: PlanFile): Said {
  const { text } = file.source;
  const lineStart = text.lastIndexOf('\n', comment.range.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart))![0];
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const behind = lineStart + text.slice(lineStart, comment.range.start).trimEnd().length;
  return {
    ruleId: 'suppression/misplaced',
    range: comment.range,
    message: 'This comment stands behind something, so it suppresses nothing.',
    why: 'It could be meant for what stands in front of it, or for what follows.',
    help: 'Write it on a line of its own, above the entry that it speaks for.',
    fix: {
      title: 'Move it above this line',
      safe: false,
      edits: [
        { range: { start: lineStart, end: lineStart }, text: `${indent}${comment.text.trimEnd()}${newline}` },
        { range: { start: behind, end: comment.range.end }, text: '' },
      ],
    },
  };
}

export function nothingFollows({ comment }: Directive): Said {
  return {
    ruleId: 'suppression/misplaced',
    range: comment.range,
    message: 'Nothing follows this comment, so it suppresses nothing.',
    help: 'Write it above the entry that it speaks for; with csplan-disable-file it speaks for the whole file.',
  };
}

export function noRule({ comment }: Directive): Said {
  return {
    ruleId: 'suppression/no-rule',
    range: comment.range,
    message: 'This comment names no rule, so it suppresses nothing.',
    why: 'A comment that silenced everything would hide the next mistake as well.',
    help: `Name the rule as its finding does, and the reason: ${example}`,
  };
}

export function noReason({ comment, rules, unmarkedReason }: Directive): Said {
  const said: Said = {
    ruleId: 'suppression/no-reason',
    severity: 'error',
    range: comment.range,
    message: `This comment suppresses ${rules.map(({ text }) => text).join(', ')} without a reason.`,
    why: 'Whoever reads the plan next year has to see whether the reason still holds.',
    help: `Write the reason behind two hyphens: ${comment.text.trim().replace(/\s*-+$/, '')} -- the council decides in May`,
  };
  if (unmarkedReason === undefined) return said;
  const range = { start: unmarkedReason, end: unmarkedReason };
  const title = 'Put two hyphens in front of the reason';
  return { ...said, help: `${title}.`, fix: { title, safe: false, edits: [{ range, text: '-- ' }] } };
}

const known = new Set(allRules.map(({ id }) => id));

/** Why a rule can't be suppressed; undefined where it can. */
export function refusal(rule: Word, locked: ReadonlySet<string>): Said | undefined {
  const { text, range } = rule;
  const refused = { ruleId: 'suppression/not-allowed', severity: 'error', range } as const;
  if (locked.has(text))
    return {
      ...refused,
      message: `"${text}" is locked for all plans, so no comment suppresses it.`,
      why: 'Whoever keeps the rules of all plans has locked it, in the csplan.config.yaml at the top.',
      help: 'Mend what it reports, or ask them; then delete the comment.',
    };
  if (Object.hasOwn(alwaysReported, text))
    return {
      ...refused,
      message: `"${text}" is always reported; no comment suppresses it.`,
      why: 'A plan that cannot be read as it was meant gives wrong numbers, whatever the settings.',
      help: 'Mend what it reports, and delete the comment.',
    };
  return known.has(text) ? undefined : unknownRule(rule);
}

function unknownRule({ text, range }: Word): Said {
  const isPattern = text.includes('*');
  const meant = isPattern ? undefined : ruleMeant(text);
  return {
    ruleId: 'suppression/unknown-rule',
    range,
    message: `There is no rule "${text}" that this comment could suppress.`,
    why: 'A misspelt rule id suppresses nothing, and nobody would notice.',
    help: isPattern
      ? 'Name each rule, as its finding does.'
      : meant
        ? `Did you mean "${meant}"?`
        : 'See `csplan rules` for the ids.',
    ...(meant && {
      fix: { title: `Write "${meant}"`, safe: false, edits: [{ range, text: meant }] },
    }),
  };
}
