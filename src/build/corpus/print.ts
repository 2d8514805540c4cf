/**
 * `npm run corpus`: precision and recall of the text rules over both halves of each batch of test/corpus, and of the
 * seen halves the sentences that are judged otherwise than labelled. Of the unseen halves only sums are shown.
 */
import { judgedCorpus, scoresOf } from './measuring.ts';
import { scoreTable } from './score-table.ts';
import { batches } from './sentences.ts';

const judged = judgedCorpus();
for (const batch of batches) console.log(`Batch ${batch}:\n\n${scoreTable(scoresOf(judged, batch))}\n`);
for (const { sentence, found } of judged) {
  if (sentence.half === 'unseen') continue;
  const missed = sentence.finds.filter(label => !found.includes(label));
  const wrong = found.filter(label => !sentence.finds.includes(label));
  if (missed.length) console.log(`missed ${missed.join(', ')}: ${sentence.text}`);
  if (wrong.length) console.log(`wrong ${wrong.join(', ')}: ${sentence.text}`);
}
