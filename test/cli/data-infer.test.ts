/** What a person answers on a terminal; the questions themselves are inquirer's. */
import { describe, expect, test } from 'vitest';
import { runDataInfer } from '../../src/cli/data-infer.ts';
import { type AskInfer, askWith } from '../../src/cli/data-infer-questions.ts';
import type { Choice, Prompts } from '../../src/cli/prompts.ts';
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
      corrections: async (proposal, id, { taken }) => {
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

/** Answers by the beginning of a choice's name, or the text of an input; `back` goes back. */
function answering(...answers: string[]): { ask: AskInfer; left: string[] } {
  const left = [...answers];
  const next = (message: string) => {
    const answer = left.shift();
    if (answer === undefined) throw new Error(`Nobody answers: ${message}`);
    return answer;
  };
  const chosen = <T>(message: string, choices: readonly Choice<T>[], answer: string): T => {
    const found = choices.find(({ name }) => name.startsWith(answer));
    if (!found)
      throw new Error(`${message}: no "${answer}" in ${choices.map(({ name }) => name).join(' | ')}`);
    return found.value;
  };
  const prompts: Prompts = {
    select: async (message, choices, canGoBack) => {
      const answer = next(message);
      if (answer !== 'back') return chosen(message, choices, answer);
      expect(canGoBack, message).toBe(true);
      return undefined;
    },
    input: async (message, suggestion, validate, canGoBack) => {
      for (;;) {
        const answer = next(message) || suggestion;
        if (answer === 'back') {
          expect(canGoBack, message).toBe(true);
          return undefined;
        }
        const problem = validate(answer);
        if (problem === true) return answer;
        expect(problem).toBe(next(`${message}: ${problem}`));
      }
    },
    checkbox: async (message, choices) => {
      const answer = next(message);
      return answer === 'back' ? undefined : answer.split(',').map(one => chosen(message, choices, one));
    },
  };
  return { ask: askWith(prompts), left };
}

describe('corrections', () => {
  const calls = `Call,Started,Handling,Wait,Done\n${Array.from(
    { length: 20 },
    (_, i) => `${i},2026-07-${String(10 + i)},${i + 1},${i + 30},${i % 2 ? 'x' : ''}`,
  ).join('\n')}\n`;

  async function corrected(text: string, ...answers: string[]) {
    const folder = folderOf({ 'plan.yaml': plan, 'calls.csv': text, '.git/x': '' });
    const { io, said } = terminal(folder.path);
    const { ask, left } = answering(...answers);
    const code = await runDataInfer(['calls.csv'], { plan: '.' }, io, ask);
    expect(code, said.err).toBe(0);
    expect(left).toEqual([]);
    return { text: folder.read('plan.yaml'), said };
  }

  test('a duration with its unit makes its KPI', async () => {
    const { text, said } = await corrected(
      calls,
      '',
      'Name another column',
      'Handling',
      'handle_time',
      'a duration',
      'numbers of minutes',
      'Name another column',
      'Wait',
      '',
      'a duration',
      'numbers of seconds',
      'Yes, all',
      'Yes',
      'handle-time,wait-time',
    );
    expect(text).toMatch(/handle_time: \{from: Handling, type: duration, unit: minutes\} +# as you say/);
    // The name that csplan's measures look for.
    expect(text).toMatch(/wait: \{from: Wait, type: duration, unit: seconds\}/);
    expect(text).toMatch(
      /- id: handle-time\n[^-]*name: Handle time\n.*\n {2}measure: \{kind: duration, column: handle_time\}/,
    );
    expect(text).toContain('- id: wait-time');
    expect(said.err).toContain('Next: csplan explain handle-time');
  });

  test('what a column holds, its date format, its name', async () => {
    const { text } = await corrected(
      'Ticket,Created,Level\na,20260703,1\nb,20260704,2\n',
      'tickets',
      'Change created_at',
      'its dates',
      'in another',
      'dd.MM.yyyy',
      'None of its first values reads so, for example "20260703".',
      'yyyyMMdd',
      'Name another',
      'Level',
      'level',
      'text',
      'Change level',
      'it holds',
      'yes or no',
      'Change level',
      'call it',
      'created_at',
      'Another column has that name.',
      'first_level',
      'Yes',
      'Yes',
      'volume',
    );
    expect(text).toMatch(/created_at: \{from: Created, type: datetime, format: yyyyMMdd\}/);
    expect(text).toMatch(/first_level: \{from: Level, type: boolean\}/);
  });

  test('every question leads back to the one before it', async () => {
    const tied = 'Ticket,Created,Agent\n1,03/04/2026,Ada\n2,03/05/2026,Ada\n';
    const { text } = await corrected(
      tied,
      'the day',
      'back', // the name of the source
      'the month',
      'first',
      'back', // is it right?
      'second',
      'Change the key',
      'back',
      'Change created_at',
      'it holds',
      'a duration',
      'back', // its unit
      'a date',
      'in another',
      'back', // the format typed in
      'back', // the format chosen
      'back', // what it holds
      'call it',
      'back', // its name
      'back', // created_at
      'Yes, all',
      'back', // write it?
      'Change agent',
      'it is not personal',
      'Change agent',
      'leave it out',
      'Name another',
      'Agent',
      'back', // its name
      'Agent',
      'owner',
      'back', // what it holds
      'owner',
      'text',
      'Yes, all',
      'Yes',
      'back', // which KPIs
      'Yes',
      'volume',
    );
    expect(text).toContain('  second:\n');
    expect(text).toContain('created_at: {from: Created, type: datetime, format: MM/dd/yyyy}');
    // Named anew it is personal again, by its header.
    expect(text).toMatch(/owner: \{from: Agent, personal: true\}/);
  });

  test('the first question has none before it', async () => {
    const { ask } = answering('back');
    const folder = folderOf({ 'calls.csv': calls });
    const { io } = terminal(folder.path);
    await expect(runDataInfer(['calls.csv'], {}, io, ask)).rejects.toThrow(/What is the source called/);
  });
});
