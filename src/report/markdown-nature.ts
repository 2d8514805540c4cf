/** Nature of issues in Markdown: tables with bars of text characters. */
import { type MarkdownColumn, markdownTable, text } from '../diagnostic/markdown-text.ts';
import type { Change } from '../kpi/evaluation.ts';
import type { Period } from '../plan/period.ts';
import { changeText, comparing, none, sinceLastYear } from './cells.ts';
import type { Detail } from './markdown.ts';
import { data } from './markdown-words.ts';
import type { CategoryPart, CategoryRow } from './nature/categories.ts';
import type { JourneyPart, StagePart } from './nature/journeys.ts';
import type { FlowPeriod, InteractionPart, NaturePart } from './nature/nature.ts';
import {
  ageName,
  categoryWord,
  columnTitle,
  countedWords,
  counts,
  type Headline,
  headlines,
  moodWord,
  moversNote,
  moversShown,
  reasonCountWords,
  rowCount,
  shareText,
  touchpointWords,
} from './nature/words.ts';
import { count } from './numbers.ts';
import { sparkline, textBar } from './sparkline.ts';

export function naturePart({ interactions, journeys }: NaturePart, detail: Detail): string[] {
  if (!interactions.length && !journeys.length) return [];
  return [
    '## Nature of issues',
    ...interactions.slice(0, detail.items).flatMap(interaction => interactionPart(interaction, detail)),
    ...journeys.slice(0, detail.items).flatMap(journey => journeyPart(journey, detail)),
  ];
}

function interactionPart(interaction: InteractionPart, detail: Detail): string[] {
  const { name, notes, columns, periods } = interaction;
  const { period } = interaction.received.cell;
  return [
    `### ${data(name, detail)}`,
    data(countedWords(interaction), detail),
    ...notes.map(note => `> ${data(note, detail)}`),
    headlineTable(interaction, detail),
    periods.at(-1)?.provisional ? '\\* provisional' : '',
    ...columns.filter(({ of }) => of !== 'channel').flatMap(column => columnPart(column, period, detail)),
    flowTable(interaction),
    ...columns.filter(({ of }) => of === 'channel').flatMap(column => columnPart(column, period, detail)),
  ];
}

function headlineTable(interaction: InteractionPart, detail: Detail): string {
  const { kind } = interaction.received.cell.period;
  const before = (found: Headline['previous']) =>
    typeof found === 'string' ? found : changeText(found, counts);
  const columns: MarkdownColumn<Headline>[] = [
    { title: 'Contacts', cell: ({ name }) => data(name, detail) },
    { title: 'Now', right: true, cell: ({ figure }) => `**${text(figure)}**` },
    { title: `Since the ${kind} before`, cell: ({ previous }) => before(previous) },
    { title: sinceLastYear, cell: ({ lastYear }) => before(lastYear) },
    { title: 'Trend', cell: ({ series }) => sparkline(series) || none },
  ];
  return markdownTable(comparing(interaction.received.cell.period, columns), headlines(interaction));
}

function columnPart(column: CategoryPart, period: Period, detail: Detail): string[] {
  if (!column.rows.length) return [];
  const shown = column.rows.slice(0, Math.max(detail.groups, 3));
  const rest = column.rows.length - shown.length;
  const note = column.of === 'channel' ? '' : moversNote(column);
  return [
    `**${data(columnTitle(column), detail)}**`,
    markdownTable(rowColumns(column, detail), shown),
    rest > 0 ? `and ${count(rest)} more` : '',
    ...(column.of === 'channel' ? [] : moverPart(column, period, detail)),
    note && data(note, detail),
  ];
}

function rowColumns(column: CategoryPart, detail: Detail): MarkdownColumn<CategoryRow>[] {
  return [
    { title: data(categoryWord(column), detail), cell: ({ name }) => data(name, detail) },
    { title: 'Contacts', right: true, cell: row => text(rowCount(row)) },
    { title: 'Share', right: true, cell: ({ share }) => shareText(share) },
    { title: 'From 0 to 100 %', cell: ({ share }) => (share === null ? none : textBar(share / 100)) },
    { title: 'Together', right: true, cell: ({ cumulative }) => shareText(cumulative) },
    { title: 'Trend', cell: ({ series }) => sparkline(series) || none },
  ];
}

function moverPart(column: CategoryPart, period: Period, detail: Detail): string[] {
  const movers = moversShown(column);
  if (!movers.length) return [];
  const word = categoryWord(column);
  const change = (found: Change | null) => changeText(found, counts);
  return [
    '**What changed most**',
    markdownTable(
      comparing<MarkdownColumn<CategoryRow>>(period, [
        { title: data(word, detail), cell: ({ name }) => data(name, detail) },
        { title: 'Contacts', right: true, cell: row => text(rowCount(row)) },
        { title: 'Since the period before', cell: row => change(row.changeFromPrevious) },
        { title: sinceLastYear, cell: row => change(row.changeFromLastYear) },
      ]),
      movers,
    ),
  ];
}

function flowTable({ periods, ages, resolved }: InteractionPart): string {
  if (!resolved || !periods.length) return '';
  const figure = (value: number | null | undefined) => (value == null ? none : count(value));
  return markdownTable<FlowPeriod>(
    [
      {
        title: 'Period',
        cell: ({ period, provisional }) => text(period.label) + (provisional ? ' (provisional)' : ''),
      },
      { title: 'Received', right: true, cell: ({ received }) => figure(received) },
      { title: 'Resolved', right: true, cell: period => figure(period.resolved) },
      { title: 'Active', right: true, cell: ({ active }) => figure(active) },
      ...ages.map(
        (age, i): MarkdownColumn<FlowPeriod> => ({
          title: text(ageName(age)),
          right: true,
          cell: ({ byAge }) => figure(byAge?.[i]),
        }),
      ),
    ],
    periods,
  );
}

function journeyPart({ title, segment, stages, notes }: JourneyPart, detail: Detail): string[] {
  const lines = (words: readonly string[]) => words.map(one => data(one, detail)).join('<br>') || none;
  return [
    `### Along the way: ${data(title, detail)}`,
    segment ? `Stage by stage, for ${data(segment, detail)}. Moods are as the plan says them.` : '',
    ...notes.map(note => `> ${data(note, detail)}`),
    markdownTable<StagePart>(
      [
        { title: 'Stage', cell: ({ name }) => data(name, detail) },
        { title: 'Why they get in touch', cell: ({ reasons }) => lines(reasons.flatMap(reasonLines)) },
        {
          title: 'Satisfaction',
          cell: ({ touchpoints }) => lines(touchpoints.map(one => `${one.what} ${touchpointWords(one)}`)),
        },
        { title: 'Mood', cell: ({ emotion }) => moodWord(emotion) },
        { title: 'What hurts most', cell: ({ severePains }) => lines(severePains) },
      ],
      stages.slice(0, detail.items),
    ),
  ];
}

function reasonLines({ text, often, contacts }: StagePart['reasons'][number]): string[] {
  const counted = contacts.map(reasonCountWords);
  return [text, ...(counted.length ? counted : often ? [`${often}, as the plan says`] : [])];
}
