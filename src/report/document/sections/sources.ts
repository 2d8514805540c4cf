/** Where the numbers come from: files, what they cover, which columns are read. */
import { filterInWords } from '../../../kpi/filter-words.ts';
import type { ColumnSpec, Source } from '../../../plan/generated/types.ts';
import { formatDate } from '../../numbers.ts';
import { about, asked, facts, isGap } from '../asking.ts';
import { type Block, blocks, type Fact, joined, lines, mark, quiet, type Text } from '../model.ts';
import { anchorOf } from '../names.ts';
import type { Told } from '../told.ts';

export function sources({ plan }: Told): Block[] {
  if (isGap(plan.sources)) return blocks(asked(plan, 'sources', ''));
  return Object.entries(plan.sources!).map(([id, source]) => sourceEntry(id, source));
}

function sourceEntry(id: string, source: Source): Block {
  const its = about(source, '/sources/*');
  return {
    is: 'entry',
    id: anchorOf('source', id),
    label: joined([
      source.kind === 'survey' && quiet('answers of some'),
      source.personal && mark('near', 'about persons: small numbers are withheld'),
    ]),
    title: id,
    blocks: blocks(
      facts(
        its.fact('files', 'Files', files => [files].flat().join(', ')),
        its.fact('preset', 'Format of', text => text),
        its.fact('complete', 'Covers', ({ from, to }) =>
          [from && `from ${formatDate(from)}`, to && `to ${formatDate(to)}`].filter(Boolean).join(' '),
        ),
        its.fact('key', 'One case from another by', text => text),
        its.fact('keep', 'Of several rows of one case', keepWords),
        its.fact('only', 'Only rows where', filterInWords),
        its.fact('exclude', 'Without rows where', filters => lines(filters.map(filterInWords))),
        its.fact(
          'join',
          'Takes from another source',
          ({ source: other, key, take }) => `${take.join(', ')} of ${other}, by ${key}`,
        ),
        its.fact('period', 'Belongs to', period =>
          'filename' in period ? `the period in the file's name: ${period.filename}` : String(period.value),
        ),
        its.fact('timezone', 'Times in', text => text),
        columnFact(source),
        expectationFact(source),
      ),
    ),
  };
}

function keepWords(keep: NonNullable<Source['keep']>): string {
  if (typeof keep === 'string')
    return keep === 'error' ? 'the first, and the report says so' : `the ${keep} in the file`;
  return 'first' in keep ? `the first by ${keep.first}` : `the last by ${keep.last}`;
}

/** `due_at (Due Date)`: the plan's name, and the header in the file. */
function columnFact({ columns }: Source): Fact | null {
  const all = Object.entries(columns ?? {});
  if (!all.length) return null;
  return {
    label: 'Columns',
    value: joined(
      all.map(([name, spec]) => columnText(name, spec)),
      '; ',
    ),
  };
}

function columnText(name: string, spec: ColumnSpec): Text {
  const { from, date, time, personal } =
    typeof spec === 'string' || Array.isArray(spec) ? { from: spec } : { ...spec };
  const headers = [from ?? [], date ?? [], time ?? []].flat();
  return joined(
    [name, headers.length > 0 && quiet(`(${headers.join(' + ')})`), personal && mark('near', 'personal')],
    ' ',
  );
}

function expectationFact({ expect }: Source): Fact | null {
  if (!expect) return null;
  const { min_rows, not_null, freshness, order, values } = expect;
  const said = [
    min_rows !== undefined && `at least ${min_rows} rows`,
    not_null?.length && `a value in ${not_null.join(', ')}`,
    freshness !== undefined &&
      (typeof freshness === 'string'
        ? `not older than ${freshness}`
        : Object.entries(freshness)
            .map(([column, age]) => `${column} not older than ${age}`)
            .join(', ')),
    ...(order ?? []).map(columns => `${columns.join(' before ')}`),
    ...Object.entries(values ?? {}).map(([column, [low, high]]) => `${column} from ${low} to ${high}`),
  ].filter(text => typeof text === 'string' && text !== '');
  return said.length ? { label: 'Expected', value: said.join('; ') } : null;
}
