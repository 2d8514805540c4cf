/** Precision and recall as a Markdown table. */
import { precision, recall, ruleOf, type Score, type Scores, total } from './measuring.ts';
import { labels } from './sentences.ts';

export function scoreTable(scores: Scores): string {
  const row = (name: string, seen: Score, unseen: Score): string =>
    `| ${[name, ...cells(seen), ...cells(unseen)].join(' | ')} |`;
  return [
    '| rule | seen: labelled | found | wrongly | precision | recall | unseen: labelled | found | wrongly | precision | recall |',
    '| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |',
    ...labels.map(label => row(`\`${ruleOf[label]}\``, scores.seen[label], scores.unseen[label])),
    row('all', total(scores.seen), total(scores.unseen)),
  ].join('\n');
}

function cells(score: Score): string[] {
  const share = (value: number | null): string => (value === null ? '–' : `${Math.round(value * 100)} %`);
  return [
    String(score.labelled),
    String(score.hits),
    String(score.false),
    share(precision(score)),
    share(recall(score)),
  ];
}
