/** What git says of the plans of a run: one log, and one git that hands out texts, for each repository. */
import { realpath } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { readLog } from '../git/log.ts';
import { ObjectReader } from '../git/objects.ts';
import type { PastLack } from '../git/repository.ts';
import type { RuleChoices } from '../lint/rule-choices.ts';
import type { Organizations } from '../past/assembly.ts';
import { readPast } from '../past/read-past.ts';
import { LogByPlace, type PlanPlace, planPatterns } from '../past/trail.ts';
import { repositoryRoot } from '../plan/config.ts';
import type { PlanDocument } from '../plan/document.ts';
import { addDays, isIsoDate } from '../plan/period.ts';
import { shown } from '../plan/read.ts';
import { maxPlanBytes } from '../plan/yaml.ts';
import { rules } from '../rules/generated/registry.ts';
import type { GitFacts } from '../rules/rule.ts';
import type { Repositories } from './lint-facts.ts';

/** Days before the start of a term that are looked at: plans are made ahead, and rules look back two years. */
const lead = 800;

/** What rules get, or why they get nothing; neither where no rule asks. */
export interface KnownPast {
  git?: GitFacts;
  lack?: PastLack;
}

interface Repository {
  log: LogByPlace | undefined;
  objects: ObjectReader;
  organizations: Organizations;
}

const gitRules = rules.filter(({ needs }) => needs === 'git');

/** The run that a plan is a part of. */
interface Run {
  /** How far back is looked follows from their terms. */
  plans: readonly PlanDocument[];
  choices: RuleChoices;
  today: string;
}

export class Pasts {
  private readonly repositories: Repositories;
  private readonly isChosen: (ruleId: string) => boolean;
  private readonly opened = new Map<string, Promise<Repository>>();

  /** @param isChosen whether findings of a rule count in this run; undefined where all do */
  constructor(repositories: Repositories, isChosen: ((ruleId: string) => boolean) | undefined) {
    this.repositories = repositories;
    this.isChosen = isChosen ?? (() => true);
  }

  /** Git is asked where a rule that needs it is on, and the plan is active: a draft is held to nothing it said. */
  async of(document: PlanDocument, run: Run): Promise<KnownPast> {
    const files = [...document.files, ...(document.organization?.files ?? [])].map(
      ({ source }) => source.path,
    );
    const isOn = gitRules.some(
      rule => this.isChosen(rule.id) && files.some(file => run.choices.of(rule, file).level !== 'off'),
    );
    // A plan that can't be read may be one that is active when it is mended.
    const isHeld = document.plan.status === 'active' || document.broken.has('');
    if (!isOn || !isHeld) return {};
    const folder = await real(document.folder);
    const root = await repositoryRoot(folder);
    if (root === undefined) return { lack: 'none' };
    const state = await this.repositories.state(root);
    if (state !== 'whole') return { lack: state };
    const place = await placeOf(document, folder, root);
    const { log, objects, organizations } = await this.repository(root, place, run);
    if (!log) return { lack: 'refused' };
    const past = await readPast(log, place, names => objects.read(names), organizations);
    if (!past) return { lack: 'partial' };
    const { definitionOf } = await import('../kpi/definition.ts');
    return { git: { past, definitionOf } };
  }

  /** Ends what still runs. */
  async close(): Promise<void> {
    for (const repository of this.opened.values()) (await repository).objects.close();
  }

  private repository(root: string, { header }: PlanPlace, { plans, today }: Run): Promise<Repository> {
    const open = async (): Promise<Repository> => {
      const starts = plans.map(({ plan }) => String(plan.term?.start)).filter(isIsoDate);
      const since = addDays([today, ...starts].sort()[0]!, -lead);
      const headers = await Promise.all(plans.map(plan => headerIn(root, plan)));
      const patterns = planPatterns([header, ...headers.filter(path => !path.startsWith('../'))]);
      const log = await readLog(root, since, patterns);
      return {
        log: log && new LogByPlace(log, since),
        objects: new ObjectReader(root, maxPlanBytes),
        organizations: new Map(),
      };
    };
    const known = this.opened.get(root) ?? open();
    this.opened.set(root, known);
    return known;
  }
}

async function headerIn(root: string, { folder, files }: PlanDocument): Promise<string> {
  return shown(relative(root, join(await real(folder), basename(files[0]!.source.path))));
}

/** Links resolved, as git sees it. */
function real(folder: string): Promise<string> {
  return realpath(folder).catch(() => folder);
}

async function placeOf(document: PlanDocument, folder: string, root: string): Promise<PlanPlace> {
  const inRepository = (path: string): string => shown(relative(root, path));
  const [header, ...others] = document.files.map(({ mount: [section, entry], source }) =>
    inRepository(join(folder, entry === undefined ? '' : String(section), basename(source.path))),
  );
  const { organization } = document;
  const shared =
    organization && inRepository(join(await real(organization.folder), basename(organization.path)));
  return { header: header!, others, ...(shared !== undefined && { organization: shared }) };
}
