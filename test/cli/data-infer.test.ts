/** What a person answers on a terminal; the questions themselves are inquirer's. */
import { describe, expect, test } from 'vitest';
import { runDataInfer } from '../../src/cli/data-infer.ts';
import type { AskInfer } from '../../src/cli/data-infer-questions.ts';
import { folderOf } from '../e2e/run.ts';
import { testIo } from '../world.ts';

const csv = 'Ticket,Created,Closed,Agent\n1,03/04/2026,05/06/2026,Ada\n2,03/05/2026,05/07/2026,Ada\n';
const plan = 'csplan: 1\nid: p\n';

function terminal(cwd: string) {
  return testIo({ cwd, columns: 100, interactive: true });
}

const ask: AskInfer = {
  dateOrder: async () => 'day-first',
  corrections: async (proposal, id) => ({ proposal, id }),
  confirm: async () => true,
  kpis: async suggestions => suggestions.slice(0, 1),
};

describe('data infer on a terminal', () => {
  test('asks for the order of dates, takes corrections, and writes what was agreed', async () => {
    const folder = folderOf({ 'plan.yaml': plan, 'tickets.csv': csv, '.git/x': '' });
    const { io, said } = terminal(folder.path);
    const asked: string[] = [];
    const code = await runDataInfer(['tickets.csv'], { plan: '.' }, io, {
      ...ask,
      dateOrder: async ties => {
        asked.push(...ties);
        return 'month-first';
      },
      corrections: async (proposal, id, taken) => {
        expect(taken).toEqual([]);
        const columns = proposal.columns.filter(({ name }) => name !== 'closed_at');
        return { proposal: { ...proposal, columns }, id: `${id}-q3` };
      },
    });
    expect(code, said.err).toBe(0);
    expect(asked[0]).toContain('"03/04/2026" under "Created" is 3 April 2026 or 4 March 2026');
    const text = folder.read('plan.yaml');
    expect(text).toContain('  tickets-q3:\n    files: tickets.csv\n');
    expect(text).toContain('created_at: {from: Created, type: datetime, format: MM/dd/yyyy}');
    expect(text).not.toContain('closed_at');
    expect(text).toMatch(/kpis:\n- id: volume\n/);
  });

  test('writes nothing where the person says no, or breaks it off', async () => {
    const folder = folderOf({ 'plan.yaml': plan, 'tickets.csv': csv, '.git/x': '' });
    const { io } = terminal(folder.path);
    expect(
      await runDataInfer(['tickets.csv'], { plan: '.' }, io, { ...ask, confirm: async () => false }),
    ).toBe(0);
    const broken = Object.assign(new Error('closed'), { name: 'ExitPromptError' });
    const { io: second, said } = terminal(folder.path);
    const code = await runDataInfer(['tickets.csv'], { plan: '.' }, second, {
      ...ask,
      corrections: () => Promise.reject(broken),
    });
    expect(code).toBe(130);
    expect(said.err).toContain('nothing was written');
    expect(folder.read('plan.yaml')).toBe(plan);
  });

  test('a KPI whose id is taken gets the name of its source in front', async () => {
    const folder = folderOf({
      'plan.yaml': `${plan}kpis:\n- id: volume\n`,
      'tickets.csv': csv,
      '.git/x': '',
    });
    const { io, said } = terminal(folder.path);
    await runDataInfer(
      ['tickets.csv'],
      { plan: '.', write: true, kpis: 'volume', dateOrder: 'dmy' },
      io,
      ask,
    );
    expect(folder.read('plan.yaml')).toMatch(/- id: volume\n- id: tickets-volume\n/);
    expect(said.err).toContain('Next: csplan explain tickets-volume');
  });

  test('says that a plan does not read files outside of its project', async () => {
    const folder = folderOf({ 'p/plan.yaml': plan, 'p/.git/x': '', 'tickets.csv': csv });
    const { io, said } = terminal(folder.path);
    await runDataInfer(['tickets.csv'], { plan: 'p', write: true, dateOrder: 'dmy' }, io, ask);
    expect(said.err).toMatch(/tickets\.csv lies outside of the plan's project/);
  });
});
