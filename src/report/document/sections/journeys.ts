/** Journey maps and the blueprints behind them, as grids: stages and touchpoints from left to right. */
import type { Blueprint, BlueprintStep, Journey, Stage, Touchpoint } from '../../../plan/generated/types.ts';
import { about, asked, facts, isGap } from '../asking.ts';
import {
  type Block,
  blocks,
  type Grid,
  type GridColumn,
  inlines,
  joined,
  mark,
  newLine,
  quiet,
  strong,
  type Text,
} from '../model.ts';
import { anchorOf, type Names } from '../names.ts';
import { all, type Told } from '../told.ts';

/** Columns of a grid that can be read side by side, on a screen and on paper. */
const sideBySide = 4;

export function journeys(told: Told): Block[] {
  const { plan } = told;
  if (isGap(plan.journeys)) return blocks(asked(plan, 'journeys', ''));
  return all(plan.journeys).map(journey => journeyEntry(journey, told));
}

function journeyEntry(journey: Journey, { names }: Told): Block {
  const its = about(journey, '/journeys/*');
  return {
    is: 'entry',
    id: anchorOf('journey', journey.id),
    title: its.text('title', title => title, journey.id),
    blocks: blocks(
      facts(
        its.fact('segment', 'Whose', id => names.of('segment', id)),
        its.fact('because', 'Because of', ids => names.evidence(ids)),
      ),
      isGap(journey.stages)
        ? asked(journey, 'stages', '/journeys/*')
        : grids('Stage by stage, what customers go through.', stageLanes, all(journey.stages), stage =>
            stageColumn(stage, names),
          ),
    ),
  };
}

const stageLanes: Grid['lanes'] = [
  { title: 'Does' },
  { title: 'Meets us' },
  { title: 'Feels' },
  { title: 'Gets in touch because' },
  { title: 'Works well', tone: 'good' },
  { title: 'Hurts', tone: 'bad' },
  { title: 'Stands in the way' },
];

function stageColumn(stage: Stage, names: Names): GridColumn {
  const its = about(stage, '/journeys/*/stages/*');
  const path = '/journeys/*/stages/*';
  const gap = (key: keyof Stage & string): Text[] => {
    const question = its.text(key, () => '');
    return question === '' ? [] : [question];
  };
  return {
    title: stage.name || stage.id,
    note: its.text('persona', text => text),
    cells: [
      listOr(stage.activities, gap('activities')),
      stage.touchpoints?.length
        ? stage.touchpoints.map(touchpoint => touchpointText(touchpoint, names))
        : gap('touchpoints'),
      isGap(stage.emotion) ? gap('emotion') : [emotionMark(stage.emotion!)],
      stage.contact_reasons?.length
        ? stage.contact_reasons.map(reason => {
            const of = about(reason, `${path}/contact_reasons/*`);
            return joined(
              [
                of.text('text', text => text, reason.id),
                of.text('often', often => quiet(often)),
                of.text('counted_as', values => quiet(`counted as: ${values.join(', ')}`)),
                of.text('answered_by', id => quiet(`answered by: ${answerName(id, names)}`)),
              ],
              newLine,
            );
          })
        : gap('contact_reasons'),
      listOr(stage.pros, gap('pros')),
      stage.pains?.length
        ? stage.pains.map(pain => {
            const of = about(pain, `${path}/pains/*`);
            const weight = joined([
              of.text('severity', severity => severities[severity]),
              of.text('because', ids => names.evidence(ids)),
            ]);
            return joined(
              [
                of.text('text', text => text),
                weight,
                of.text('action', id => ['→ ', names.link('action', id)]),
              ],
              newLine,
            );
          })
        : gap('pains'),
      listOr(stage.barriers, gap('barriers')),
    ],
  };
}

function listOr(items: readonly string[] | null | undefined, instead: Text[]): readonly Text[] {
  return items?.length ? items : instead;
}

const severities = {
  high: mark('bad', 'severe'),
  medium: mark('near', 'medium'),
  low: mark('none', 'mild'),
} as const;

/** A guide, or a type of issue that says who may settle it. */
function answerName(id: string, names: Names): string {
  const guide = names.of('guide', id);
  return guide === id ? names.of('authority', id) : guide;
}

const emotions = ['angry', 'annoyed', 'neutral', 'content', 'delighted'] as const;

function emotionMark(emotion: number): Text {
  const word = emotions[Math.min(4, Math.max(0, Math.round(emotion) + 2))]!;
  return mark(emotion < -1 ? 'bad' : emotion < 0 ? 'near' : emotion > 0 ? 'good' : 'none', word);
}

function touchpointText(touchpoint: Touchpoint, names: Names): Text {
  const its = about(touchpoint, '/journeys/*/stages/*/touchpoints/*');
  return joined(
    [
      strongly(its.text('what', text => text, touchpoint.id)),
      its.text('channel', id => quiet(names.of('channel', id))),
      its.text('score', score => mark(score < 3 ? 'bad' : score < 4 ? 'near' : 'good', `${score} of 5`)),
      its.text('measured_by', id => [quiet('measured by '), names.link('kpi', id)]),
      its.text('leaves', text => [quiet('leaves: '), text]),
    ],
    newLine,
  );
}

/** A plain text in bold; anything else as it is. */
function strongly(text: Text): Text {
  return typeof text === 'string' ? strong(text) : text;
}

/** As many bands as it takes, with about equally many columns each. */
function grids<T>(
  caption: string,
  lanes: Grid['lanes'],
  all: readonly T[],
  column: (item: T) => GridColumn,
): Grid[] {
  const bands = Math.ceil(all.length / sideBySide);
  const size = Math.ceil(all.length / Math.max(1, bands));
  return Array.from({ length: bands }, (_, i) => {
    const columns = all.slice(i * size, (i + 1) * size).map(column);
    const isUsed = (lane: number): boolean => columns.some(({ cells }) => cells[lane]!.some(hasText));
    return {
      is: 'grid',
      caption: i ? 'Continued.' : caption,
      lanes: lanes.filter((_, lane) => isUsed(lane)),
      columns: columns.map(one => ({ ...one, cells: one.cells.filter((_, lane) => isUsed(lane)) })),
    };
  });
}

function hasText(text: Text): boolean {
  return inlines(text).some(piece => piece !== '');
}

export function blueprints(told: Told): Block[] {
  const { plan } = told;
  if (isGap(plan.blueprints)) return blocks(asked(plan, 'blueprints', ''));
  return all(plan.blueprints).map(blueprint => blueprintEntry(blueprint, told));
}

const stepLanes: Grid['lanes'] = [
  { title: 'Customer meets' },
  { title: 'Frontstage' },
  { title: 'Backstage', border: 'line of visibility' },
  { title: 'Done by' },
  { title: 'Systems' },
  { title: 'Handoffs' },
  { title: 'Hurts', tone: 'bad' },
];

function blueprintEntry(blueprint: Blueprint, told: Told): Block {
  const { names } = told;
  const its = about(blueprint, '/blueprints/*');
  return {
    is: 'entry',
    id: `blueprint-${blueprint.id}`,
    title: isGap(blueprint.journey)
      ? its.text('journey', () => '', blueprint.id)
      : ['Behind: ', names.link('journey', blueprint.journey)],
    blocks: isGap(blueprint.steps)
      ? blocks(asked(blueprint, 'steps', '/blueprints/*'))
      : grids('What customers see, and what happens out of sight.', stepLanes, all(blueprint.steps), step =>
          stepColumn(step, told),
        ),
  };
}

function stepColumn(step: BlueprintStep, { plan, names }: Told): GridColumn {
  const its = about(step, '/blueprints/*/steps/*');
  const touchpoint = all(plan.journeys)
    .flatMap(({ stages }) => all(stages))
    .flatMap(({ name, id, touchpoints }) => all(touchpoints).map(point => ({ point, stage: name || id })))
    .find(({ point }) => point.id === step.touchpoint);
  const shown = (text: Text): readonly Text[] => (text === '' ? [] : [text]);
  return {
    title: touchpoint?.stage ?? names.of('touchpoint', step.touchpoint),
    cells: [
      shown(
        joined(
          [
            its.text('touchpoint', id => names.of('touchpoint', id)),
            touchpoint?.point.channel && quiet(names.of('channel', touchpoint.point.channel)),
          ],
          newLine,
        ),
      ),
      shown(its.text('front', text => text)),
      shown(its.text('back', text => text)),
      shown(its.text('by', role => names.of('role', role))),
      isGap(step.systems) ? shown(its.text('systems', () => '')) : all(step.systems),
      isGap(step.handoffs)
        ? shown(its.text('handoffs', () => ''))
        : all(step.handoffs).map(id => names.link('handoff', id)),
      shown(its.text('pain', text => text)),
    ],
  };
}
