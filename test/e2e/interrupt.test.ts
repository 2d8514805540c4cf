/** Ctrl-C in a real process: 130, nothing half-written, and the line of the terminal is the prompt's again. */
import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { folderOf } from './run.ts';

const plan = `csplan: 1
id: permits
kpis: [{id: k, name: Rows, source: requests, measure: {kind: duration, from: created, to: closed}, anchor: created}]
sources: {requests: {files: data/*.csv, key: id, keep: last}}
`;
const rows = Array.from({ length: 4000 }, (_, i) => `${i},2026-07-${10 + (i % 20)},2026-08-01\n`).join('');

/** The command in a process of its own, with progress as on a terminal. */
const script = `
const { main } = await import(${JSON.stringify(new URL('../../src/main.ts', import.meta.url).href)});
const { processIo } = await import(${JSON.stringify(new URL('../../src/cli/process-io.ts', import.meta.url).href)});
const { io, settle } = processIo();
process.exitCode = await main(process.argv.slice(1), { ...io, progress: true });
settle();
`;

test.skipIf(process.platform === 'win32')(
  'csplan report, interrupted while it reads',
  async () => {
    const folder = folderOf({ 'plan.yaml': plan, 'data/a.csv': `id,created,closed\n${rows.repeat(100)}` });
    const before = folder.files();
    const child = spawn(
      process.execPath,
      [
        '--import',
        import.meta.resolve('tsx'),
        '--input-type=module',
        '-e',
        script,
        '--',
        'report',
        '.',
        '--format',
        'md,html',
      ],
      { cwd: folder.path, env: { PATH: process.env.PATH } },
    );
    let [out, err] = ['', ''];
    let interrupted = 0;
    child.stdout.on('data', text => {
      out += text;
    });
    child.stderr.on('data', text => {
      err += text;
      if (interrupted || !err.includes('Reading a.csv')) return;
      interrupted = performance.now();
      child.kill('SIGINT');
    });
    const [code, signal] = await new Promise<unknown[]>(done => {
      child.on('close', (...ended) => done(ended));
    });
    expect([code, signal, out]).toEqual([130, null, '']);
    expect(performance.now() - interrupted).toBeLessThan(2000);
    // Nothing but the line, and its erasure last.
    expect(err).toMatch(/^(\r\u001b\[KReading a\.csv[^\r\n]*)+\r\u001b\[K$/);
    expect(folder.files()).toEqual(before);
  },
  60_000,
);
