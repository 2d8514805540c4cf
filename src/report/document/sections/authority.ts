/** Who may settle which issue, up to how much. */
import type { AuthorityLevel, AuthorityOverIssue } from '../../../plan/generated/types.ts';
import { count } from '../../numbers.ts';
import { about, asked, facts, isGap } from '../asking.ts';
import { type Block, blocks, type Content, joined, quiet, strong, type Table, type Text } from '../model.ts';
import { anchorOf } from '../names.ts';
import { splitTable } from '../split-table.ts';
import { all, type Told } from '../told.ts';

/** Columns that fit beside each other on paper. */
const columnsAcross = 6;

export function authority(told: Told): Block[] {
  const { plan } = told;
  if (isGap(plan.authority)) return blocks(asked(plan, 'authority', ''));
  return blocks(
    matrix(told),
    all(plan.authority).map(issue => issueEntry(issue, told)),
  );
}

/** Issues against roles, with the limit of each. Whichever are more stand one below the other; left out for one role alone. */
function matrix({ plan, names }: Told): Block[] {
  const issues = all(plan.authority);
  const roles = [
    ...new Set(
      issues
        .flatMap(({ levels, beyond }) => [...all(levels).map(({ who }) => who), beyond])
        .filter(role => typeof role === 'string'),
    ),
  ];
  if (roles.length < 2) return [];
  const issuesDown = issues.length >= roles.length;
  const issueNames = issues.map(({ issue, id }) => issue || id);
  const roleNames = roles.map(role => names.of('role', role));
  const [down, across] = issuesDown ? [issueNames, roleNames] : [roleNames, issueNames];
  const table: Table = {
    is: 'table',
    caption: 'Up to how much each role may settle an issue by itself.',
    columns: [{ title: issuesDown ? 'Issue' : 'Role' }, ...across.map(title => ({ title }))],
    rows: down.map((name, row) => [
      name,
      ...across.map((_, column) =>
        issuesDown ? powerOf(roles[column]!, issues[row]!) : powerOf(roles[row]!, issues[column]!),
      ),
    ]),
  };
  return splitTable(table, columnsAcross);
}

function powerOf(role: string, issue: AuthorityOverIssue): Content {
  const level = all(issue.levels).find(({ who }) => who === role);
  if (level) return limitWords(level, issue);
  return issue.beyond === role ? 'beyond that' : '';
}

function limitWords({ limit }: AuthorityLevel, { unit }: AuthorityOverIssue): Text {
  if (typeof limit !== 'number') return strong('no limit');
  return [strong(count(limit)), unit ? ` ${unit}` : ''];
}

function issueEntry(issue: AuthorityOverIssue, { names }: Told): Block {
  const its = about(issue, '/authority/*');
  return {
    is: 'entry',
    id: anchorOf('authority', issue.id),
    title: its.text('issue', text => text, issue.id),
    blocks: blocks(
      isGap(issue.levels)
        ? asked(issue, 'levels', '/authority/*')
        : {
            is: 'list',
            isNumbered: true,
            items: all(issue.levels).map((level): Text => {
              const of = about(level, '/authority/*/levels/*');
              return joined(
                [
                  [strong(level.who ? names.of('role', level.who) : 'Nobody named'), ':'],
                  of.text('may', text => text),
                  level.limit === undefined
                    ? ''
                    : [quiet('up to'), ' ', ...[limitWords(level, issue)].flat()],
                ],
                ' ',
              );
            }),
          },
      facts(
        its.fact('beyond', 'What goes beyond', role => [names.of('role', role), ' decides']),
        its.fact('because', 'Because of', ids => names.evidence(ids)),
      ),
    ),
  };
}

/** What one role may settle: for its card. */
export function powersOf(role: string, { plan }: Told): Text[] {
  return all(plan.authority).flatMap(issue =>
    all(issue.levels)
      .filter(({ who }) => who === role)
      .map(level =>
        joined(
          [
            strong(issue.issue || issue.id),
            level.may,
            typeof level.limit === 'number' &&
              `Up to ${count(level.limit)}${issue.unit ? ` ${issue.unit}` : ''}.`,
          ],
          ' ',
        ),
      ),
  );
}
