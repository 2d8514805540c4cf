/** A plan and the setting in which its numbers are computed. */
import { zone } from '../data/zone.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import { visible } from '../diagnostic/visible.ts';
import { ConfiguredRules } from '../lint/configured-rules.ts';
import { pretty } from '../lint/formats/pretty.ts';
import { plainPalette } from '../lint/formats/setting.ts';
import { resultOf } from '../lint/lint-plan.ts';
import type { RuleChoices } from '../lint/rule-choices.ts';
import { findConfig, repositoryRoot } from '../plan/config.ts';
import { chosen, countingFiles, type LoadedConfig, rootConfig } from '../plan/config-cascade.ts';
import type { PlanDocument } from '../plan/document.ts';
import { loadPlan } from '../plan/read.ts';
import type { Io } from './io.ts';
import { readDate } from './report-options.ts';

export interface OpenPlan {
  document: PlanDocument;
  /** Absolute; export files have to lie inside it. */
  root: string;
  /** The date that counts as today, YYYY-MM-DD. */
  asOf: string;
  timezone: string;
  /** Rules as the configuration sets them. */
  choices: RuleChoices;
}

/**
 * @param without what there is not, where the plan can't be read: `so there is no report`
 * @returns undefined where the plan has syntax or schema errors; they are told on stderr
 */
export async function openPlan(
  path: string,
  asOf: string | undefined,
  io: Io,
  without: string,
): Promise<OpenPlan | undefined> {
  const document = await loadPlan(path, io.cwd);
  const { organization } = document;
  const broken = [...(organization?.findings ?? []), ...document.findings].filter(
    finding => finding.severity === 'error' && /^(?:syntax|yaml|schema)\//.test(finding.ruleId),
  );
  if (broken.length) {
    io.err(brokenText(document, broken, io, without));
    return undefined;
  }
  const { folder, plan } = document;
  const config = await findConfig(folder, io.cwd);
  assertReadable(config);
  const timezone = plan.calendar?.timezone ?? 'UTC';
  return {
    document,
    root: (await repositoryRoot(folder)) ?? rootConfig(config)?.folder ?? organization?.folder ?? folder,
    asOf: asOf
      ? readDate(asOf, '--as-of')
      : (chosen(config, 'as_of')?.value ?? zone(timezone).isoDate(io.now().getTime())),
    timezone,
    choices: new ConfiguredRules(config, io.cwd),
  };
}

/** The findings as `csplan lint` shows them, and what follows from them. */
function brokenText(
  document: PlanDocument,
  broken: PlanDocument['findings'],
  io: Io,
  without: string,
): string {
  const result = resultOf(
    document.path,
    broken,
    [...(document.organization?.files ?? []), ...document.files].map(file => file.source),
  );
  const findings = pretty(
    {
      plans: [{ ...result, today: io.now().toISOString().slice(0, 10) }],
      configurations: [],
      organizations: [],
    },
    { palette: plainPalette, columns: io.columns, command: io.command },
  );
  const path = visible(document.path);
  return `${findings}\ncsplan: ${path} can't be read as a plan, ${without}.\n  Mend what stands above; ${io.command} lint ${path} shows it again.\n`;
}

/** A configuration that can't be read might say another date: better no number than one of the wrong day. */
function assertReadable(config: LoadedConfig): void {
  for (const { file, findings } of countingFiles(config)) {
    const broken = findings.find(
      ({ severity, pointer }) => severity === 'error' && /^($|\/as_of|\/extends|\/root)/.test(pointer),
    );
    if (broken)
      throw new CannotDo(
        `${file} can't be used: ${broken.message}`,
        broken.help ?? 'Correct it; csplan lint shows the place.',
      );
  }
}
