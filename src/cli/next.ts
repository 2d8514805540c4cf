/** `csplan` alone: what now? */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Exit, type Io } from './io.ts';

export async function runNext(io: Io): Promise<number> {
  const plans = await plansBelow(io.cwd);
  const line = (rest: string): string => `  ${io.command} ${rest}`.padEnd(34);
  const lines = plans.length
    ? [
        `Here ${plans.length === 1 ? `is the plan ${plans[0]}` : `are ${plans.length} plans: ${plans.slice(0, 5).join(', ')}${plans.length > 5 ? ', ...' : ''}`}.`,
        '',
        line(`lint ${plans[0]}`) + 'what is missing, and how to mend it',
        line(`report ${plans[0]}`) + "the last quarter's KPIs from its exports",
        line(`render ${plans[0]}`) + 'the plan as a document that people read',
      ]
    : ['There is no plan here yet.', '', line('init plans/my-unit') + 'write one: it asks, you answer'];
  io.out(`${[...lines, line('--help') + 'everything else'].join('\n')}\n`);
  return Exit.ok;
}

async function plansBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.map(entry => entry.name);
  if (names.includes('plan.yaml') || names.includes('plan.yml')) return ['.'];
  const found: string[] = [];
  for (const parent of ['plans', 'examples', ''].filter(name => name === '' || names.includes(name))) {
    for (const entry of await readdir(join(folder, parent), { withFileTypes: true }).catch(() => [])) {
      if (!entry.isDirectory() || entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const inside: string[] = await readdir(join(folder, parent, entry.name)).catch(() => []);
      if (inside.includes('plan.yaml') || inside.includes('plan.yml'))
        found.push(parent ? `${parent}/${entry.name}` : entry.name);
    }
    if (found.length) break;
  }
  return found.sort();
}
