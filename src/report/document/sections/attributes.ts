/** What customers judge the service by: how much each matters, how well it is done, and what needs work first. */
import type { Attribute } from '../../../plan/generated/types.ts';
import { decimal, signed } from '../../numbers.ts';
import { about, asked, isGap } from '../asking.ts';
import { type Block, blocks, type Content, type Importance, mark, quiet, type Text } from '../model.ts';
import { all, type Told } from '../told.ts';

type Rated = Attribute & { importance: number; performance: number };

/** The most important first; in the order of the table they have their numbers in the chart. */
export function attributes({ plan, names }: Told): Block[] {
  const { voc } = plan;
  if (isGap(voc)) return [];
  if (isGap(voc!.attributes)) return blocks(asked(voc!, 'attributes', '/voc'));
  const ranked = [...all(voc!.attributes)].sort((a, b) => (b.importance ?? 0) - (a.importance ?? 0));
  const chart = importanceOf(ranked);
  const row = (attribute: Attribute, i: number): Content[] => {
    const its = about(attribute, '/voc/attributes/*');
    return [
      String(i + 1),
      its.content('text', text => text, attribute.id),
      its.content('importance', rating),
      its.content('performance', rating),
      its.content('self_rating', rating => selfWords(rating, attribute.performance)),
      chart && isRated(attribute) ? verdict(attribute, chart.means) : '',
      its.content('because', ids => names.evidence(ids)),
    ];
  };
  return blocks(chart, {
    is: 'table',
    caption: 'What customers judge by, the most important first; all ratings from 1 to 5.',
    columns: [
      { title: 'No.', kind: 'short' },
      { title: 'In their words', kind: 'wrap' },
      { title: 'Matters', kind: 'num' },
      { title: 'Done well', kind: 'num' },
      { title: 'We think' },
      { title: 'So' },
      { title: 'Evidence' },
    ],
    rows: ranked.map(row),
    anchors: ranked.map(({ id }) => `attribute-${id}`),
  });
}

function isRated(attribute: Attribute): attribute is Rated {
  return typeof attribute.importance === 'number' && typeof attribute.performance === 'number';
}

/** Null with fewer than two points: a single one is above and below nothing. */
function importanceOf(ranked: readonly Attribute[]): Importance | null {
  const points = ranked.flatMap((attribute, i) =>
    isRated(attribute)
      ? [
          {
            number: i + 1,
            text: attribute.text || attribute.id,
            importance: attribute.importance,
            performance: attribute.performance,
          },
        ]
      : [],
  );
  if (points.length < 2) return null;
  const mean = (key: 'importance' | 'performance'): number =>
    points.reduce((sum, point) => sum + point[key], 0) / points.length;
  return {
    is: 'importance',
    points,
    means: { importance: mean('importance'), performance: mean('performance') },
  };
}

/** The quadrants of Martilla and James (1977), divided at the means. */
function verdict({ importance, performance }: Rated, means: Importance['means']): Text {
  const matters = importance >= means.importance;
  const good = performance >= means.performance;
  if (matters) return good ? mark('good', 'keep it up') : mark('bad', 'work on it first');
  return good ? mark('none', 'more than is asked') : mark('near', 'can wait');
}

function rating(value: number): string {
  return decimal(value, 1);
}

/** What the team thinks of itself, and how far that is from what customers say. */
function selfWords(self: number, performance: number | null | undefined): Text {
  if (typeof performance !== 'number') return rating(self);
  return [rating(self), ' ', quiet(`(${signed(self - performance, 1)})`)];
}
