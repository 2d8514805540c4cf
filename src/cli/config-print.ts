/** `csplan config print`: what holds for a plan or a file, and the line that says so. */
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { escapeUnseen, visible } from '../diagnostic/visible.ts';
import { type ConfigOrigins, configOrigins, type RuleOrigin, setOtherwise } from '../lint/config-origins.ts';
import { findConfig } from '../plan/config.ts';
import { configName } from '../plan/config-file.ts';
import type { PlanDocument } from '../plan/document.ts';
import { organizationFile } from '../plan/organization.ts';
import { type Origin, originsOf, type WrittenAt } from '../plan/origins.ts';
import { loadPlan, shown } from '../plan/read.ts';
import { rules } from '../rules/generated/registry.ts';
import { Exit, type Io } from './io.ts';
import { table } from './text-columns.ts';

/** Places are there to be gone to. */
const fromColumn = [2];

export interface ConfigPrintOptions {
  /** pretty without one. */
  format?: 'pretty' | 'json';
}

/** What is asked about. */
interface Subject {
  /** As the user would type it. */
  path: string;
  /** Absolute folder that the configurations are looked for from. */
  folder: string;
  /** Absolute; undefined for a folder without a plan. */
  file?: string;
  plan?: PlanDocument;
}

interface Printed extends ConfigOrigins {
  subject: Subject;
  shared: Origin[];
  /** Other files of the plan for which an override sets rules otherwise, as shown. */
  otherwise: string[];
}

/** @throws CannotDo where there is no such file or folder */
export async function runConfigPrint(
  target: string | undefined,
  options: ConfigPrintOptions,
  io: Io,
): Promise<number> {
  const subject = await subjectOf(target ?? '.', io.cwd);
  const { folder, file, plan } = subject;
  const config = await findConfig(folder, io.cwd);
  const files = plan?.files.map(({ source }) => source.path) ?? [];
  const printed: Printed = {
    subject,
    ...configOrigins(config, rules, io.cwd, file),
    shared: plan ? originsOf(plan) : [],
    otherwise: file ? files.filter(path => setOtherwise(config, [resolve(io.cwd, path)], file).length) : [],
  };
  io.out(options.format === 'json' ? asJson(printed) : asText(printed, io.command));
  return Exit.ok;
}

/** A folder or its plan; a file and the plan that it is a part of. */
async function subjectOf(target: string, cwd: string): Promise<Subject> {
  const absolute = resolve(cwd, target);
  const found = await stat(absolute).catch(() => undefined);
  if (found?.isDirectory()) {
    const header = await headerIn(absolute);
    if (!header) return { path: shown(target), folder: absolute };
    return ofPlan(target, await loadPlan(target, cwd), join(absolute, header));
  }
  const name = basename(absolute);
  if (found && (name === configName || organizationFile.test(name)))
    return { path: shown(target), folder: dirname(absolute), file: absolute };
  // A section stands beside plan.yaml, or an entry of one in a folder beside it.
  for (const up of ['.', '..'])
    if (found && (await headerIn(join(dirname(absolute), up))))
      return ofPlan(target, await loadPlan(join(dirname(target), up), cwd), absolute);
  return ofPlan(target, await loadPlan(target, cwd), absolute);
}

function ofPlan(target: string, plan: PlanDocument, file: string): Subject {
  return { path: shown(target), folder: plan.folder, file, plan };
}

async function headerIn(folder: string): Promise<string | undefined> {
  const names = await readdir(folder).catch(() => []);
  return names.sort().find(name => /^plan\.ya?ml$/.test(name));
}

function asJson({ subject, files, values, locked, rules, shared }: Printed): string {
  const document = {
    csplanConfig: 1,
    path: subject.path,
    files,
    values,
    locked,
    rules,
    shared: shared.map(({ pointer, anchor, value, places }) => ({ pointer, anchor, value, from: places })),
  };
  return `${escapeUnseen(JSON.stringify(document, null, 2))}\n`;
}

function asText(printed: Printed, command: string): string {
  const { subject, values, locked, rules, shared } = printed;
  const status = subject.plan?.plan.status ?? 'draft';
  return `${[
    ...filesText(printed),
    '',
    ...table(
      ['SETTING', 'VALUE', 'FROM'],
      [
        ...values.map(({ key, value, from }) => [
          key,
          from ? inWords(value) : 'not set',
          from ? place(from) : '',
        ]),
        ...locked.map(({ rule, from }) => ['locked', visible(rule), place(from)]),
      ],
      [],
      fromColumn,
    ),
    '',
    ...table(['RULE', 'SEVERITY', 'FROM'], rules.flatMap(ruleRows), [], fromColumn),
    '',
    ...(subject.plan && status !== 'active'
      ? [
          status === 'draft'
            ? 'The plan is a draft: in it errors are warnings.'
            : 'The plan is retired: in it everything is a note.',
        ]
      : []),
    ...printed.otherwise.map(
      path => `${visible(path)} has overrides of its own: ${command} config print ${visible(path)}`,
    ),
    ...(shared.length ? ['', ...sharedText(shared)] : []),
  ]
    .join('\n')
    .trimEnd()}\n`;
}

function filesText({ subject, files }: Printed): string[] {
  const path = visible(subject.path);
  if (!files.length)
    return [
      `There is no ${configName} for ${path === '.' ? 'this folder' : path}: everything is as csplan has it.`,
    ];
  return [
    `What holds for ${path === '.' ? 'this folder' : path}, the strongest first:`,
    ...files.map(({ path, extendedBy, counts }) => {
      const how = [
        extendedBy !== null && `extended by ${visible(extendedBy)}`,
        !counts && 'above root: true, for the rules it locks',
      ].filter(Boolean);
      return `  ${visible(path)}${how.length ? ` (${how.join('; ')})` : ''}`;
    }),
  ];
}

function ruleRows({ id, severity, from, options, locked, newer, clock }: RuleOrigin): string[][] {
  const reasons = [
    newer ? `newer than rules_as_of, ${place(newer)}` : from ? place(from) : 'csplan',
    ...(locked ? [`locked by ${place(locked)}`] : []),
    ...(clock && severity !== 'off' ? ['depends on today'] : []),
  ];
  return [
    [id, severity, reasons.join(', ')],
    ...options.map(({ name, value, from }) => [`  ${name}`, String(value), from ? place(from) : 'csplan']),
  ];
}

function sharedText(shared: readonly Origin[]): string[] {
  return table(
    ['IN THE PLAN', 'VALUE', 'FROM'],
    shared.map(({ anchor, value, places }) => [
      visible(anchor.slice(1)),
      inWords(value),
      places.map(place).join(' and '),
    ]),
    [],
    fromColumn,
  );
}

function place({ file, line }: WrittenAt): string {
  return `${visible(file)}:${line}`;
}

/** Texts as they are, everything else as JSON would write it. */
function inWords(value: unknown): string {
  if (Array.isArray(value) && value.every(item => typeof item === 'string')) return visible(value.join(', '));
  return visible(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
}
