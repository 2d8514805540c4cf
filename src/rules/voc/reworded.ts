import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'voc/reworded',
  depth: 'service',
  severity: 'warning',
  summary: 'A study that asks an earlier one again, in other words.',
  why: 'People answer the words they read. When a question changes, the figures before and after it are those of two questions, and the trend is broken without anybody seeing it.',
  serves: ['RB11', 'S1-29'],
  since: '0.2.0',
  examples: {
    invalid: `voc:
  studies:
  - id: s-callers
    questions: [How satisfied were you with your call?]
  - {id: s-callers-2, kind: survey, of: [residents], date: 2027-01-12, size: 190, invited: 600, channel: phone, unbiased_by: Every fiftieth caller., access_needs: By text as well., followup_of: s-callers, questions: [How very satisfied were you with your call?]}
`,
    valid: `voc:
  studies:
  - id: s-callers
    questions: [How satisfied were you with your call?]
  - {id: s-callers-2, kind: survey, of: [residents], date: 2027-01-12, size: 190, invited: 600, channel: phone, unbiased_by: Every fiftieth caller., access_needs: By text as well., followup_of: s-callers, questions: [How satisfied were you with your call?]}
`,
  },
  check: [
    visit('/voc/studies', (studies, at, { report }) => {
      for (const [i, study] of (studies ?? []).entries()) {
        const earlier = (studies ?? []).findIndex(({ id }) => id === study.followup_of);
        if (earlier < 0) continue;
        for (const { question, before, asked } of reworded(
          study.questions ?? [],
          studies![earlier]!.questions ?? [],
        ))
          report({
            at: `${at}/${i}/questions/${question}`,
            message: `Study "${study.id}" asks again what "${study.followup_of}" asked, in other words.`,
            help: `Ask it as before: "${asked}". Or start a new series, without \`followup_of\`.`,
            related: [{ at: `${at}/${earlier}/questions/${before}`, message: 'the words before' }],
          });
      }
    }),
  ],
};

interface Reworded {
  /** Position among the new questions. */
  question: number;
  /** Position among the earlier ones. */
  before: number;
  asked: string;
}

/** New questions that nobody asked before, each with the earlier one that it is nearest to. */
function reworded(questions: readonly string[], earlier: readonly string[]): Reworded[] {
  const known = new Set(earlier.map(spaced));
  return questions.flatMap((text, question) => {
    if (known.has(spaced(text))) return [];
    const [nearest] = earlier
      .map((asked, before) => ({ question, before, asked, shared: sharedWords(text, asked) }))
      .sort((a, b) => b.shared - a.shared);
    return nearest && nearest.shared >= 0.5 ? [nearest] : [];
  });
}

function spaced(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

/** Of all words of both texts, the share that both have: from 0 to 1. */
function sharedWords(a: string, b: string): number {
  const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const [inA, inB] = [words(a), words(b)];
  const all = new Set([...inA, ...inB]);
  return all.size ? [...inA].filter(word => inB.has(word)).length / all.size : 0;
}

export default rule;
