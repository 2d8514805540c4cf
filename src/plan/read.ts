/** Finds and reads a plan's files. The only module of the room that touches the disk, with `config.ts`. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { CannotDo } from '../diagnostic/faults.ts';
import { nearest } from '../diagnostic/nearest.ts';
import { assembleFiles, organizationOf, sectionOfFile, sectionOfFolder } from './assemble.ts';
import { parseFiles, type TextOfFile } from './checked-document.ts';
import { configName, parseConfigFile } from './config-file.ts';
import type { OrganizationDocument, PlanDocument } from './document.ts';
import { type Section, sections } from './fields.ts';
import { organizationFile, parseOrganization } from './organization.ts';

/** YAML files beside a plan that are no sections. */
const otherFiles = /^(organization|csplan\.config)\.ya?ml$|^\./;

/**
 * @param path a plan's folder, its `plan.yaml`, or a single file of any name that holds a whole plan
 * @throws CannotDo where there is no plan
 */
export function loadPlan(path: string, cwd: string): Promise<PlanDocument> {
  return new PlanReader(cwd).plan(path);
}

/** @throws CannotDo where the file can't be read */
export function loadOrganization(path: string, cwd: string): Promise<OrganizationDocument> {
  return new PlanReader(cwd).organization(path);
}

/** The files of a plan as they were read, before anything of them is understood. */
export interface PlanTexts {
  /** As shown to the user. */
  path: string;
  /** Absolute folder that relative paths in the plan start from. */
  folder: string;
  /** The header first. */
  texts: readonly TextOfFile[];
  /** Names of YAML files beside it that are no sections. */
  strays: readonly string[];
}

/** Reads the plans of one run: what they share once. */
export class PlanReader {
  private readonly cwd: string;
  /** Texts by absolute path that count instead of what stands on the disk: what an editor has not saved yet. */
  private readonly instead: ReadonlyMap<string, string>;
  private readonly organizations = new Map<string, Promise<OrganizationDocument>>();
  /** Where the organization of a folder's plans is. */
  private readonly organizationFiles = new Map<string, Promise<string | undefined>>();

  constructor(cwd: string, instead: ReadonlyMap<string, string> = new Map()) {
    this.cwd = cwd;
    this.instead = instead;
  }

  /**
   * @param path a plan's folder, its `plan.yaml`, or a single file of any name that holds a whole plan
   * @throws CannotDo where there is no plan
   */
  async plan(path: string): Promise<PlanDocument> {
    return this.document(await this.texts(path));
  }

  /**
   * Of a plan that it may not be worth to understand.
   *
   * @param path as for `plan`
   * @throws CannotDo where there is no plan
   */
  async texts(path: string): Promise<PlanTexts> {
    const absolute = resolve(this.cwd, path);
    if (!(await this.isFolder(absolute, path))) {
      if (/^plan\.ya?ml$/.test(basename(absolute)))
        return this.planFolder(dirname(path), dirname(absolute), basename(path));
      assertPlanFile(path);
      const texts = [{ path: shown(path), text: await this.read(absolute, path) }];
      return { path: shown(path), folder: dirname(absolute), texts, strays: [] };
    }
    const header = (await this.list(absolute, path)).find(name => /^plan\.ya?ml$/.test(name));
    if (!header) {
      throw new CannotDo(
        `There is no plan.yaml in ${shown(path)}.`,
        'Name the folder of a plan, or write one with: csplan init',
      );
    }
    return this.planFolder(path, absolute, header);
  }

  /** @throws CannotDo where the file can't be read */
  organization(path: string): Promise<OrganizationDocument> {
    const absolute = resolve(this.cwd, path);
    const known = this.organizations.get(absolute) ?? this.readOrganization(path, absolute);
    this.organizations.set(absolute, known);
    return known;
  }

  private async readOrganization(path: string, absolute: string): Promise<OrganizationDocument> {
    const typed = isAbsolute(path) ? relative(this.cwd, absolute) : path;
    await this.isFolder(absolute, typed);
    return parseOrganization(shown(typed), dirname(absolute), await this.read(absolute, typed));
  }

  private async planFolder(path: string, folder: string, header: string): Promise<PlanTexts> {
    const at = (name: string): string => shown(path === '.' ? name : join(path, name));
    const texts: TextOfFile[] = [
      { path: at(header), text: await this.read(join(folder, header), at(header)) },
    ];
    const strays: string[] = [];
    for (const name of await this.list(folder, path)) {
      const folderSection = sectionOfFolder(name);
      if (folderSection) texts.push(...(await this.entriesOf(folderSection, join(folder, name), at(name))));
      if (name === header || !/\.ya?ml$/.test(name) || otherFiles.test(name)) continue;
      const section = sectionOfFile(name);
      if (section)
        texts.push({ path: at(name), section, text: await this.read(join(folder, name), at(name)) });
      else strays.push(name);
    }
    return { path: shown(path), folder, texts, strays };
  }

  /** The files of a folder whose section has one for each entry, in the order of their names. */
  private async entriesOf(section: Section, folder: string, path: string): Promise<TextOfFile[]> {
    if (!(await this.isFolder(folder, path))) return [];
    const names = (await this.list(folder, path)).filter(name => /^[^.].*\.ya?ml$/.test(name));
    return Promise.all(
      names.map(async (name, entry) => ({
        path: `${path}/${name}`,
        section,
        entry,
        text: await this.read(join(folder, name), `${path}/${name}`),
      })),
    );
  }

  /** What the files of a plan say. */
  async document({ path, folder, texts, strays }: PlanTexts): Promise<PlanDocument> {
    const files = parseFiles(texts);
    const found = organizationOf(files) === undefined ? undefined : await this.findOrganization(folder);
    const organization = found === undefined ? undefined : await this.organization(found);
    const document = assembleFiles(path, folder, files, organization);
    for (const name of strays)
      document.findings.push(strayFile(name, shown(path === '.' ? name : join(path, name))));
    return document;
  }

  /** The organization.yaml of a folder, or of the nearest one above: as far as the repository, or a `root: true`, reaches. */
  private findOrganization(folder: string): Promise<string | undefined> {
    const known = this.organizationFiles.get(folder) ?? this.lookForOrganization(folder);
    this.organizationFiles.set(folder, known);
    return known;
  }

  private async lookForOrganization(folder: string): Promise<string | undefined> {
    const names: string[] = await readdir(folder).catch(() => []);
    const name = names.sort().find(name => organizationFile.test(name));
    if (name) return join(folder, name);
    const isTop = names.includes('.git') || (names.includes(configName) && (await isRoot(folder)));
    return isTop || dirname(folder) === folder ? undefined : this.findOrganization(dirname(folder));
  }

  /** @throws CannotDo where there is neither a folder nor a file */
  private async isFolder(absolute: string, path: string): Promise<boolean> {
    if (this.instead.has(absolute)) return false;
    const found = await stat(absolute).catch(error =>
      this.handedIn(absolute).length ? undefined : missing(error, path, absolute),
    );
    return found?.isDirectory() ?? true;
  }

  /** The names in a folder, in order. */
  private async list(folder: string, path: string): Promise<string[]> {
    const more = this.handedIn(folder);
    try {
      return [...new Set([...(await readdir(folder)), ...more])].sort();
    } catch (error) {
      if (more.length && (error as NodeJS.ErrnoException).code === 'ENOENT') return more;
      throw unreadable(error, path);
    }
  }

  /** What stands in a folder, by what was handed in: files, and folders on the way to one. */
  private handedIn(folder: string): string[] {
    return [...this.instead.keys()]
      .map(file => relative(folder, file))
      .filter(way => way !== '' && !isAbsolute(way) && !way.startsWith('..'))
      .map(way => way.split(sep)[0]!);
  }

  private async read(absolute: string, path: string): Promise<string> {
    const text = this.instead.get(absolute) ?? (await read(absolute, path));
    return withoutMark(text);
  }
}

function assertPlanFile(path: string): void {
  if (organizationFile.test(basename(path)))
    throw new CannotDo(
      `${shown(path)} is what plans share; it is no plan itself.`,
      'Name the folder of a plan that uses it; csplan lint takes the file as well.',
    );
  if (!/\.ya?ml$/.test(path))
    throw new CannotDo(
      `${shown(path)} is not a YAML file.`,
      'Name a plan folder, or a file that ends in .yaml.',
    );
}

/** A configuration that can't be read is told where it is looked for. */
async function isRoot(folder: string): Promise<boolean> {
  const path = join(folder, configName);
  const text = await readFile(path, 'utf8').catch(() => '');
  return parseConfigFile(configName, path, withoutMark(text)).config.root === true;
}

/** A misspelt section file would otherwise be left out without a word. */
function strayFile(name: string, path: string): PlanDocument['findings'][number] {
  const meant = nearest(name.replace(/\.ya?ml$/, ''), sections);
  return {
    ruleId: 'schema/unknown-file',
    severity: 'warning',
    message: `${name} is not a section of a plan, so nothing in it counts.`,
    help: meant
      ? `Did you mean ${meant}.yaml?`
      : `Sections are ${sections.join(', ')}. Move other files into a folder of their own.`,
    file: path,
    range: { start: 0, end: 0 },
    pointer: '',
    anchor: `file:${name}`,
    serves: ['S4-2'],
  };
}

async function read(absolute: string, path: string): Promise<string> {
  try {
    return await readFile(absolute, 'utf8');
  } catch (error) {
    throw unreadable(error, path);
  }
}

/** A text without the byte order mark that some editors put in front. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

export function unreadable(error: unknown, path: string): CannotDo {
  const code = (error as NodeJS.ErrnoException).code;
  const reason =
    code === 'EACCES' || code === 'EPERM'
      ? 'you have no permission to read it'
      : code === 'EISDIR'
        ? 'it is a folder'
        : `the system says ${code}`;
  return new CannotDo(`${shown(path)} can't be read: ${reason}.`);
}

async function missing(error: NodeJS.ErrnoException, path: string, absolute: string): Promise<never> {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw unreadable(error, path);
  const meant = await pathMeant(absolute);
  throw new CannotDo(
    `There is no ${shown(path)}.`,
    meant
      ? `Did you mean ${shown(join(path, relative(absolute, meant)))}?`
      : 'Name a plan folder or a plan file; csplan init writes one.',
  );
}

/** What is there and is called nearly like an absolute path that leads nowhere, in the first name that is wrong. */
export async function pathMeant(absolute: string): Promise<string | undefined> {
  const above = dirname(absolute);
  if (above === absolute) return undefined;
  const siblings = await readdir(above).catch(() => undefined);
  if (siblings) {
    const meant = nearest(basename(absolute), siblings);
    return meant && join(above, meant);
  }
  const folder = await pathMeant(above);
  const whole = folder && join(folder, basename(absolute));
  return whole && (await stat(whole).catch(() => undefined)) ? whole : undefined;
}

/** Paths are shown with `/` on every system. */
export function shown(path: string): string {
  const slashed = path.replaceAll('\\', '/');
  return isAbsolute(path) ? slashed : slashed.replace(/^\.\//, '').replace(/(?<=.)\/$/, '');
}
