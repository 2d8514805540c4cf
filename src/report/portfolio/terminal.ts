/** The portfolio for a terminal: where attention is needed, then a line for each plan. */
import { displayWidth } from '../../diagnostic/visible.ts';
import { formatDate } from '../numbers.ts';
import { lookOf } from '../status.ts';
import { type TerminalOptions, type TerminalPage, terminalPage } from '../terminal-page.ts';
import { padEnd, wrap } from '../terminal-text.ts';
import type { PlanEntry } from './plan-entry.ts';
import type { ComparedMeasure, Portfolio } from './portfolio.ts';
import {
  askState,
  askText,
  courseText,
  figureText,
  gapWords,
  nameWords,
  partText,
  periodWords,
  planStates,
  plansSentence,
  plural,
  statusWords,
} from './words.ts';

/** Lines of each list but the plans; the files have the rest. */
const linesShown = 8;

export function renderPortfolioTerminal(model: Portfolio, options: TerminalOptions): string {
  const page = terminalPage(options);
  return `${[
    ...heading(model, page),
    ...list(
      'Behind or missed',
      model.behind.map(row => behindLines(row, page)),
      page,
    ),
    ...list(
      'Asked of leaders',
      model.asked.map(({ plan, ask }) => [
        `  ${page.within(`${nameWords(plan)}: ${askText(ask)}`, page.width - 2)}`,
        ...quiet([ask.of, askState(ask)].filter(Boolean).join('; '), page),
      ]),
      page,
    ),
    ...planLines(model.plans, page),
    ...list(
      'Side by side',
      model.compared.map(measure => comparedLines(measure, page)),
      page,
    ),
    ...list(
      'Silent plans',
      model.silent.map(({ plan, reasons }) => [
        `  ${page.within(nameWords(plan), page.width - 2)}`,
        ...quiet(reasons.map(({ words }) => words).join(' '), page),
      ]),
      page,
    ),
    ...list(
      'Units without a plan',
      (model.unitsWithoutPlan ?? []).map(unit => [`  ${page.within(unit, page.width - 2)}`]),
      page,
    ),
    ...list(
      'Not in it',
      model.unread.map(({ path, why }) => [`  ${page.within(path, page.width - 2)}`, ...quiet(why, page)]),
      page,
    ),
  ]
    .join('\n')
    .trimEnd()}\n`;
}

function heading(model: Portfolio, page: TerminalPage): string[] {
  const { palette } = page;
  const counts = statusWords(model).map(
    ({ shape, ascii, words }) => `${page.ascii ? ascii : shape} ${words}`,
  );
  return [
    palette.strong(page.say(plansSentence(model))),
    ...[...periodWords(model), `as of ${formatDate(model.header.asOf)}`].flatMap(words =>
      wrap(page.say(words), page.width),
    ),
    ...(counts.length ? wrap(page.say(`KPIs: ${counts.join(', ')}`), page.width) : []),
    '',
  ];
}

function quiet(text: string, page: TerminalPage): string[] {
  return wrap(page.say(text), page.width - 4).map(line => page.palette.quiet(`    ${line}`));
}

function list(title: string, entries: readonly string[][], page: TerminalPage): string[] {
  if (!entries.length) return [];
  const more = entries.length - linesShown;
  return [
    page.palette.strong(title),
    ...entries.slice(0, linesShown).flat(),
    ...(more > 0 ? [`  and ${more} more`] : []),
    '',
  ];
}

function behindLines({ plan, measure }: Portfolio['behind'][number], page: TerminalPage): string[] {
  const { ascii, palette } = page;
  const look = lookOf(measure.status);
  const figure = page.say([figureText(measure), partText(measure)].filter(Boolean).join(', '));
  const name = page.within(
    `${nameWords(plan)}: ${measure.name}`,
    Math.max(12, page.width - displayWidth(figure) - look.word.length - 8),
  );
  const course = courseText(measure);
  return [
    `  ${palette.tone(ascii ? look.ascii : look.shape, look.tone)} ${name}  ${figure}  ${palette.tone(look.word, look.tone)}`,
    ...quiet([`course ${course}`, plan.accountable.join(', ')].filter(Boolean).join('; '), page),
  ];
}

/** The widest of what stands behind a plan's name beside the statuses: its state and its next review. */
const stateWidth = Math.max(...Object.values(planStates).map(state => state.length));
const reviewWidth = 'review 30 Sep 2026'.length;
/** A name needs so many columns to be told from others; with fewer it has a line of its own. */
const nameWidth = 16;

/** All of them: this is what the page is for. */
function planLines(plans: readonly PlanEntry[], page: TerminalPage): string[] {
  if (!plans.length) return [];
  const looks = plans.map(({ measures }) =>
    measures.filter(({ isScored }) => isScored).map(({ status }) => lookOf(status)),
  );
  const widest = Math.max(4, ...looks.map(({ length }) => length));
  const room = page.width - (2 + 2 + widest + 2 + stateWidth + 2 + reviewWidth);
  const lines = plans.flatMap((plan, i) => {
    const name = page.within(nameWords(plan), room < nameWidth ? page.width - 2 : room);
    const shapes = looks[i]!.map(look => page.palette.tone(page.ascii ? look.ascii : look.shape, look.tone));
    const rest = `${shapes.join('')}${' '.repeat(widest - shapes.length)}  ${stateWords(plan)}`;
    return room < nameWidth ? [`  ${name}`, `    ${rest}`] : [`  ${padEnd(name, room)}  ${rest}`];
  });
  return [
    page.palette.strong('Plans, with the status of each KPI'),
    ...lines.map(line => line.trimEnd()),
    '',
  ];
}

function stateWords({ status, nextReview }: PlanEntry): string {
  if (status === 'retired') return planStates.retired;
  const review = nextReview ? `review ${formatDate(nextReview)}` : 'no review ahead';
  return `${padEnd(planStates[status], stateWidth)}  ${review}`;
}

function comparedLines(measure: ComparedMeasure, page: TerminalPage): string[] {
  const figures = measure.rows.map(row => `${nameWords(row.plan)} ${figureText(row.measure)}`);
  const last = measure.rows.findLast(({ gap }) => gap !== null);
  const spread = last && gapWords(last, measure);
  const shown =
    figures.slice(0, 4).join(', ') +
    (figures.length > 4 ? `, and ${plural(figures.length - 4, 'more', 'more')}` : '');
  return [
    `  ${page.within(measure.name, page.width - 2)}`,
    ...quiet(
      `${shown}${spread?.endsWith('behind it') ? `; the last is ${spread.replace('behind it', 'behind the best')}` : ''}.`,
      page,
    ),
  ];
}
