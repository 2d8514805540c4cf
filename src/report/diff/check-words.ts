/** The verdict on a report file, in words. */
import { clip, visible, visibleLine } from '../../diagnostic/visible.ts';
import type { FirstDifference, Verdict } from './check.ts';
import type { KpiChange } from './compare.ts';
import { categoryWords, causesText, figureWords, inputWords, untold, untoldContacts } from './words.ts';

/** Characters of a line that are shown around the place where it differs. */
const shownOfLine = 90;

/** Lines for the terminal; the first begins with the file. */
export function verdictWords(path: string, verdict: Verdict): string[] {
  const { is, restated, unchecked, difference } = verdict;
  const file = visible(path);
  if (is === 'same-bytes') return [`${file}: same inputs, same bytes.`];
  if (is === 'moved') {
    const { before, after } = verdict.comparison;
    const [from, to] = [before, after].map(({ plan }) => visible(plan.path));
    return [
      `${file}: the plan was moved, from ${from} to ${to}, and everything else is the same: the figures hold.`,
    ];
  }
  if (is === 'other-bytes')
    return [
      `${file}: the same inputs, and other bytes. Somebody changed it by hand, or csplan is at fault.`,
      ...(difference ? differenceLines(difference) : []),
    ];
  const figures = restated.length === 1 ? 'a figure reads' : `${restated.length} figures read`;
  return [
    `${file}: ${restated.length ? `other inputs, and ${figures} otherwise now.` : heldWords(verdict)}`,
    ...changedInputs(verdict).map(words => `  ${words}`),
    ...(untoldContacts(verdict.comparison)
      ? ["  Its contacts are not checked: the file doesn't tell them."]
      : []),
    ...restated.map(kpi => `  ${visible(restatedLine(kpi))}`),
    ...(unchecked.length ? [`  ${visible(uncheckedLine(unchecked))}`] : []),
  ];
}

function heldWords({ comparison, unchecked }: Verdict): string {
  if (!comparison.kpis) return `other inputs. ${untold(comparison)}`;
  if (unchecked.length) return 'other inputs.';
  const held = comparison.contacts?.length ? 'all KPIs and contacts' : 'all KPIs';
  return `other inputs, and the figures of ${held} hold.`;
}

/** What it was made of and is not any more. */
function changedInputs({ comparison }: Verdict): string[] {
  const { before, after, inputs, kpis, contacts } = comparison;
  const recorded = [...(kpis ?? []), ...(contacts ?? [])].some(
    kpi => kpi.after?.recorded && !kpi.before?.recorded,
  );
  return [
    before.version === after.version
      ? ''
      : `It was written by csplan ${visible(before.version)}; this is ${after.version}.`,
    before.fingerprint === after.fingerprint ? '' : 'The plan has changed since.',
    ...inputs.map(input =>
      input.is === 'new' && input.kind === 'results'
        ? 'Periods have been closed since (results/).'
        : visible(inputWords(input)).replace(/changed\.$/, 'changed since.'),
    ),
    recorded ? 'What no export here covers was checked against closed periods (results/).' : '',
  ].filter(Boolean);
}

/** So many values of a column are named. */
const categoriesNamed = 3;

/**
 * `On time was 75.3 % (180 of 239), is 75.1 % (181 of 241) now: the exports have changed.` Of contacts with the reasons
 * and channels that read otherwise.
 */
export function restatedLine(kpi: KpiChange): string {
  const { name, before, after } = kpi;
  if (!before)
    return `${name} is not in the file, and is ${figureWords(after!, null)} now: it is new in the plan.`;
  if (!after) return `${name} was ${figureWords(before, null)}, and is not in the plan any more.`;
  const why = causesText(kpi);
  const figures = kpi.differs
    ? `was ${figureWords(before, after)}, is ${figureWords(after, before)} now`
    : `is ${figureWords(after, before)} as before`;
  const told = [figures, ...kpi.categories.map(one => categoryWords(one, categoriesNamed))];
  return `${name} ${told.join('; ')}${why && `: ${why}`}.`;
}

function uncheckedLine(kpis: readonly KpiChange[]): string {
  const names = kpis.map(({ name }) => name).join(', ');
  return `Can't be checked, for their exports are not here and no closed period has them: ${names}.`;
}

function differenceLines({ line, file, now }: FirstDifference): string[] {
  const at = firstOther(file ?? '', now ?? '');
  const from = Math.max(0, at - 30);
  const part = (text: string | undefined) =>
    text === undefined
      ? '(nothing: it ends before)'
      : `${from ? '…' : ''}${clip(visibleLine(text.slice(from, from + 400)), shownOfLine)}`;
  return [`  line ${line}`, `    the file: ${part(file)}`, `    made now: ${part(now)}`];
}

function firstOther(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
