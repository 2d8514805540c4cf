/**
 * Findings as SARIF 2.1.0 (OASIS, "Static Analysis Results Interchange Format"), which code hosts and editors read.
 * Columns count UTF-16 code units, as everywhere in csplan; paths start from the top of the repository.
 */
import { byPlace, type Diagnostic, type Fix, type Range } from '../../diagnostic/diagnostic.ts';
import type { SourceText } from '../../diagnostic/text.ts';
import { escapeUnseen, visibleLine } from '../../diagnostic/visible.ts';
import { rules } from '../../rules/generated/registry.ts';
import { severityByItself } from '../../rules/rule.ts';
import { alwaysReported } from '../always.ts';
import type { LintResult } from '../lint-plan.ts';
import { notRunIn } from '../not-run.ts';
import { type LintRun, resultsOf } from '../run.ts';
import type { SuppressedDiagnostic } from '../suppressions.ts';
import { regionOf } from './place.ts';
import type { Setting } from './setting.ts';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

/** Stands for the top of the repository. */
const uriBaseId = '%SRCROOT%';

/** One log with one run; its results are empty where nothing was found. */
export function sarif(
  run: LintRun,
  { fromRoot, version, fingerprint }: Pick<Setting, 'fromRoot' | 'version' | 'fingerprint'>,
): string {
  const results = resultsOf(run);
  const found = results.flatMap(allOf);
  const ruleIds = [...new Set(found.map(({ ruleId }) => ruleId))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'csplan', semanticVersion: version, rules: ruleIds.map(describeRule) },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          [uriBaseId]: { description: { text: 'The top of the repository that holds the plans.' } },
        },
        invocations: [{ executionSuccessful: true, ...notifications(run) }],
        results: results.flatMap(result =>
          allOf(result).map(one => ({
            ...describe(one, result.sources, fromRoot),
            ...(one.suppression && { suppressions: [suppressionOf(one.suppression)] }),
            ruleIndex: ruleIds.indexOf(one.ruleId),
            partialFingerprints: { 'csplanAnchor/v1': fingerprint(one) },
          })),
        ),
      },
    ],
  };
  return `${escapeUnseen(JSON.stringify(log, null, 2))}\n`;
}

function describe(
  found: Diagnostic,
  sources: ReadonlyMap<string, SourceText>,
  fromRoot: (file: string) => string,
) {
  const location = (file: string, range: Range) => ({
    physicalLocation: {
      artifactLocation: artifact(fromRoot(file)),
      region: regionOf(range, sources.get(file)),
    },
  });
  return {
    ruleId: found.ruleId,
    level: levels[found.severity],
    message: { text: message(found) },
    locations: [
      {
        ...location(found.file, found.range),
        logicalLocations: [{ fullyQualifiedName: found.anchor }],
      },
    ],
    ...(found.related?.length && {
      relatedLocations: found.related.map(other => ({
        ...location(other.file, other.range),
        message: { text: sentence(other.message) },
      })),
    }),
    ...(found.fix?.edits.length && {
      fixes: [fix(found.fix, fromRoot(found.file), sources.get(found.file))],
    }),
    properties: { pointer: found.pointer, serves: found.serves },
  };
}

/** Also those that are suppressed, which SARIF marks. */
function allOf({ diagnostics, suppressed }: LintResult) {
  const all: (Diagnostic & Partial<SuppressedDiagnostic>)[] = [...diagnostics, ...suppressed];
  return all.sort(byPlace);
}

/** A comment stands in the source, the baseline beside it. */
function suppressionOf({ kind, reason }: SuppressedDiagnostic['suppression']) {
  return {
    kind: kind === 'comment' ? 'inSource' : 'external',
    ...(reason !== undefined && { justification: visibleLine(reason) }),
  };
}

/** What is wrong and what to do; why stands with the rule, where it is one. */
function message(found: Diagnostic): string {
  const why = rules.some(({ id }) => id === found.ruleId) ? undefined : found.why;
  return [found.message, why, found.help]
    .filter(part => part !== undefined)
    .map(sentence)
    .join('\n');
}

/** SARIF reads `[text](target)` in a message as a link (3.11.6): text of a plan shall be none. */
function sentence(text: string): string {
  return visibleLine(text).replaceAll('](', '] (');
}

function fix({ title, edits }: Fix, path: string, source: SourceText | undefined) {
  return {
    description: { text: sentence(title) },
    artifactChanges: [
      {
        artifactLocation: artifact(path),
        replacements: edits.map(({ range, text }) => ({
          deletedRegion: regionOf(range, source),
          insertedContent: { text },
        })),
      },
    ],
  };
}

/** A path that lies outside the repository is absolute and has no base. */
function artifact(path: string) {
  const uri = path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  if (path.startsWith('/')) return { uri: `file://${uri}` };
  return /^[A-Za-z]:\//.test(path) ? { uri: `file:///${uri}` } : { uri, uriBaseId };
}

function describeRule(id: string) {
  const rule = rules.find(other => other.id === id);
  if (!rule) {
    const said = alwaysReported[id] ?? 'A finding that no rule makes.';
    return {
      id,
      shortDescription: { text: said },
      fullDescription: { text: said },
      help: helpOf(id, said),
      defaultConfiguration: { level: 'error' as const },
    };
  }
  const severity = severityByItself(rule);
  return {
    id,
    shortDescription: { text: rule.summary },
    fullDescription: { text: rule.why },
    help: helpOf(id, `${rule.summary}\n\n${rule.why}`),
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: [...rule.serves], depth: rule.depth, page: `docs/rules/${id}.md` },
  };
}

function helpOf(id: string, said: string) {
  const more = `csplan explain ${id}`;
  return {
    text: `${said}\n\nMore, with examples: ${more}`,
    markdown: `${said}\n\nMore, with examples: \`${more}\``,
  };
}

/** What the log would else not say: rules that were not run. */
function notifications(run: LintRun) {
  const all = notRunIn(run);
  if (!all.length) return {};
  return {
    toolExecutionNotifications: all.map(({ ids, because }) => ({
      level: 'note',
      message: { text: `Not run: ${ids.join(', ')}. ${because}` },
    })),
  };
}
