/** Runs `main` in this process on a folder made from an object of file contents. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/main.ts';
import { testIo } from '../world.ts';

export interface Outcome {
  code: number;
  out: string;
  err: string;
}

export interface Folder {
  path: string;
  run(...argv: string[]): Promise<Outcome>;
  /** Every file below the folder, by its path with `/`. */
  files(): string[];
  read(path: string): string;
  write(path: string, content: string | Buffer): void;
}

/** A temporary folder that is removed when the test ends. */
export function folderOf(contents: Record<string, string | Buffer>, io: Partial<Io> = {}): Folder {
  const path = mkdtempSync(join(tmpdir(), 'csplan-test-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  const folder: Folder = {
    path,
    write: (name, content) => {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), content);
    },
    read: name => readFileSync(join(path, name), 'utf8'),
    files: () => below(path).map(file => relative(path, file).replaceAll('\\', '/')),
    run: async (...argv) => {
      const { io: world, said } = testIo({ cwd: path, ...io });
      const code = await main(argv, world);
      return { code, ...said };
    },
  };
  for (const [name, content] of Object.entries(contents)) folder.write(name, content);
  return folder;
}

function below(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap(name =>
      statSync(join(folder, name)).isDirectory() ? below(join(folder, name)) : [join(folder, name)],
    );
}
