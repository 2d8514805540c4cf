import { relative } from 'node:path';
import { findConfig, repositoryRoot } from '../plan/config.ts';
import { rootConfig } from '../plan/config-cascade.ts';

/**
 * The absolute folder for what several plans share: that of the topmost configuration, else the repository's
 * root; outside of git the current folder, or the plan's own where that lies elsewhere.
 */
export async function sharedRoot(planFolder: string, cwd: string): Promise<string> {
  const configured = rootConfig(await findConfig(planFolder, cwd))?.folder;
  if (configured !== undefined) return configured;
  const isBelow = !relative(cwd, planFolder).startsWith('..');
  return (await repositoryRoot(planFolder)) ?? (isBelow ? cwd : planFolder);
}
