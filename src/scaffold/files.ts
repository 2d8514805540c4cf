/** The files of a new plan and what stands in them. */
import { configName } from '../plan/config-file.ts';
import { idOf } from '../plan/ids.ts';
import { writeText } from '../plan/yaml-text.ts';
import { corePlan } from './core-plan.ts';
import { schemaFolder, schemaLine } from './editor-files.ts';
import { editorSchemas, schemaText } from './editor-schemas.ts';
import type { Answers } from './questions.ts';

/** Folders with `/`, relative to the root; '' is the root itself. */
export interface PlanPlace {
  /** The plan's folder. */
  folder: string;
  /** What the root folder is called: names a plan that stands in the root itself. */
  rootName: string;
  /** A configuration above the folder already exists. */
  configured: boolean;
}

export interface NewFile {
  /** From the root, with `/`. */
  path: string;
  text: string;
  /** What it is for, in a few words. */
  purpose: string;
  /** Shared by several plans: one that is already there is left as it is. */
  shared: boolean;
}

export function planId({ folder, rootName }: PlanPlace): string {
  return idOf(folder.split('/').at(-1) || rootName, 'plan');
}

/** All plans of the folder that the new one stands in, so that the next one is found as well. */
function plansIn(folder: string): string {
  if (folder === '') return '.';
  const above = folder.split('/').slice(0, -1).join('/');
  return above === '' ? folder : `${above}/*`;
}

export function newFiles(place: PlanPlace, answers: Answers): NewFile[] {
  const { folder, configured } = place;
  const inPlan = (name: string): string => (folder === '' ? name : `${folder}/${name}`);
  const up = folder === '' ? './' : '../'.repeat(folder.split('/').length);
  const files: NewFile[] = [
    {
      path: inPlan('plan.yaml'),
      text: corePlan(planId(place), answers, `${up}${schemaFolder}/plan.schema.json`),
      purpose: 'the plan: your answers, and a question above each gap',
      shared: false,
    },
    {
      path: inPlan('.gitignore'),
      text: '# Raw exports hold personal data: they stay out of git.\ndata/\n',
      purpose: 'keeps raw exports in data/ out of git',
      shared: true,
    },
  ];
  if (!configured)
    files.push({
      path: configName,
      text: `${schemaLine(`${schemaFolder}/config.schema.json`)}\n# Where the plans are, and which rules apply to them.\nroot: true\nplans:\n  - ${writeText(plansIn(folder), 2)}\n`,
      purpose: 'where the plans are, and the settings of rules',
      shared: true,
    });
  for (const [name, schema] of editorSchemas())
    files.push({
      path: `${schemaFolder}/${name}`,
      text: schemaText(schema),
      purpose: 'for your editor: completion and checks while you type',
      shared: true,
    });
  return files;
}
