/** What stands at the head of a plan: whose it is, from when to when, who answers for it. */
import type { BusinessHours, Calendar, Plan } from '../../../plan/generated/types.ts';
import { formatDate } from '../../numbers.ts';
import { about, facts, isGap } from '../asking.ts';
import { type Block, blocks, type Content, type Fact, joined, lines, open, type Text } from '../model.ts';
import type { Told } from '../told.ts';
import { choice, dates, yesNo } from '../words.ts';

/** Below the title: whose plan it is, its dates, how it stands. */
export function titleLines({ plan, asOf }: Told): Text[] {
  const { unit, status } = plan;
  const standing = { draft: 'A draft', active: 'In force', retired: 'Not in force any more' } as const;
  return [
    joined([unit?.name, unit?.parent]),
    joined([termWords(plan), standing[status ?? 'draft'], `as of ${formatDate(asOf)}`]),
  ].filter(line => !isGap(line));
}

function termWords({ term }: Plan): string {
  const [start, end] = [term?.start, term?.end].map(day => (day ? formatDate(day) : undefined));
  if (start && end) return `${start} – ${end}`;
  return start ? `from ${start}` : end ? `until ${end}` : '';
}

export function headerFacts(told: Told): Block[] {
  const { plan, names } = told;
  const its = about(plan, '');
  const known = facts(
    its.fact('accountable', 'Answers for the numbers', () => accountable(told)),
    its.fact('sponsor', 'Stands behind it', role => names.of('role', role)),
    isGap(plan.term) ? null : termFact(plan),
    its.fact('review_dates', 'Reviews', days => dates(days)),
    its.fact('feedback_url', 'Comments', address => ({ is: 'url', address })),
    its.fact('publish', 'May be shown to the public', yesNo),
    its.fact('budget_ref', 'Budget', text => text),
    { label: 'Id', value: plan.id },
    its.fact('organization', 'Belongs to', () => told.organization?.title || plan.organization!),
    its.fact('depth', 'Depth', choice),
    plan.unit ? about(plan.unit, '/unit').fact('size', 'Size of the unit', choice) : null,
    ...calendarFacts(plan.calendar),
    its.fact('areas', 'Areas of its own', areas =>
      lines(Object.entries(areas).map(([area, words]) => `${area}: ${words.join(', ')}`)),
    ),
  );
  return blocks(known);
}

function accountable({ plan, names }: Told): Content {
  const { accountable: who } = plan;
  if (typeof who === 'string') return names.of('role', who);
  return lines(
    Object.entries(who ?? {}).map(([unit, role]) =>
      role ? `${unit}: ${names.of('role', role)}` : [`${unit}: `, open('Which role answers for it?')],
    ),
  );
}

function termFact(plan: Plan): Fact {
  return { label: 'Holds', value: termWords(plan) };
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function calendarFacts(calendar: Calendar | undefined): (Fact | null)[] {
  if (!calendar) return [];
  const its = about(calendar, '/calendar');
  return [
    its.fact('timezone', 'Time zone', zone => zone),
    its.fact('fiscal_year_start', 'Fiscal year', month =>
      [
        `begins in ${months[month - 1] ?? month}`,
        month === 1 ? '' : `, named after ${yearNames[calendar.fiscal_label ?? 'ending']}`,
      ].join(''),
    ),
    its.fact('business_hours', 'Working hours', hours => hoursLines(hours)),
    its.fact('holidays', 'Without service', days => [days].flat().map(formatDate).join(', ')),
  ];
}

const yearNames = {
  ending: 'the year in which it ends',
  starting: 'the year in which it begins',
  both: 'both of its years',
} as const;

function hoursLines(hours: BusinessHours): Content {
  return lines(
    Object.entries(hours).map(([days, times]) => `${days}: ${[times].flat().join(', ') || 'closed'}`),
  );
}

export function glossary({ plan }: Told): Block[] {
  if (isGap(plan.glossary)) return [];
  return blocks(
    facts(
      ...Object.entries(plan.glossary!).map(([term, meaning]): Fact => ({ label: term, value: meaning })),
    ),
  );
}
