import { fieldAt } from '../../plan/fields.ts';
import { fromPointer } from '../../plan/tree.ts';
import { type Rule, type RuleContext, visit } from '../rule.ts';

const rule: Rule = {
  id: 'plan/placeholder',
  depth: 'core',
  severity: 'warning',
  summary: 'A text that stands for something still to be written: TBD, TODO, xxx, "to be defined".',
  why: 'A placeholder looks like an answer, so nobody asks again. A key without a value is an honest gap: csplan asks for it until it is filled.',
  serves: ['S0-4'],
  since: '0.1.0',
  examples: {
    invalid: `vision:
  limits: TBD
`,
    valid: `vision:
  limits: Eleven posts, one phone system until 2029.
`,
  },
  check: [visit('', (plan, at, context) => lookThrough(plan, at, context))],
};

/** The whole text is a placeholder, but for brackets and punctuation around it. */
const whole =
  /^[\s<[({]*(tb[dacs]|t\.b\.d|to-?do|fix-?me|n\/?a|x{2,}|y{3,}|\?+|\.{2,}|…|-+|_+|to be (defined|determined|decided|confirmed|agreed|announced|written|added|filled in|completed)|placeholder|dummy|sample text|your text( here)?|insert .{1,40}|fill in|coming soon)[\s>\])}.:!]*$/i;
/** Words that are one wherever they stand. */
const anywhere =
  /\b(TBD|TODO|FIXME|XXX)\b|\blorem ipsum\b|\bto be (defined|determined)\b|[<[]\s*(insert|enter|your|add)\b[^>\]]{0,60}[>\]]/;

function lookThrough(value: unknown, at: string, context: RuleContext): void {
  if (typeof value === 'string') {
    const found = whole.test(value) ? value.trim() : anywhere.exec(value)?.[0];
    // Only texts that people write: ids, file names and column headers may be called anything.
    if (found !== undefined && isProse(at))
      context.report({
        at,
        message: `"${found}" stands where ${found === value.trim() ? 'an answer' : 'something'} is still to be written.`,
        help: 'Write the answer, or leave the key without a value: then csplan asks for it.',
      });
  } else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value))
      lookThrough(inner, `${at}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`, context);
}

function isProse(pointer: string): boolean {
  const field = fieldAt(fromPointer(pointer));
  return (
    field !== undefined &&
    (field.prose === true || (field.text === true && /\/(name|title)$/.test(field.path)))
  );
}

export default rule;
