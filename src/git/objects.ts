/** Texts of files as they once were, all read through one git. */
import { type GitConversation, talkToGit } from './run-git.ts';

export class ObjectReader {
  private readonly folder: string;
  private readonly mostBytes: number;
  private git: GitConversation | undefined;
  /** What git has said and nobody has taken yet. */
  private rest: Buffer = Buffer.alloc(0);

  /** @param mostBytes a larger file is passed over */
  constructor(folder: string, mostBytes: number) {
    this.folder = folder;
    this.mostBytes = mostBytes;
  }

  /**
   * The texts of objects, by the names they were asked for with: null for what is no file or too large, none for what
   * the repository does not have.
   *
   * @param names hashes, or a place in a commit: `HEAD:plans/water/plan.yaml`
   */
  async read(names: readonly string[]): Promise<Map<string, string | null>> {
    const texts = new Map<string, string | null>();
    // A name is a line.
    const asked = [...new Set(names)].filter(name => name !== '' && !name.includes('\n'));
    if (!asked.length) return texts;
    this.git ??= talkToGit(this.folder, ['cat-file', '--batch']);
    this.git.ask(asked.map(name => `${name}\n`).join(''));
    for (const name of asked) {
      const head = await this.line();
      if (head === undefined) break;
      const size = /^[0-9a-f]+ (\w+) (\d+)$/.exec(head);
      if (!size) continue;
      const bytes = Number(size[2]);
      const content = await this.take(bytes, size[1] === 'blob' && bytes <= this.mostBytes);
      await this.take(1, false);
      texts.set(name, content?.toString('utf8') ?? null);
    }
    return texts;
  }

  close(): void {
    this.git?.close();
    this.git = undefined;
  }

  /** The next line; undefined where git says nothing more. */
  private async line(): Promise<string | undefined> {
    for (;;) {
      const end = this.rest.indexOf(10);
      if (end >= 0) {
        const line = this.rest.toString('utf8', 0, end);
        this.rest = this.rest.subarray(end + 1);
        return line;
      }
      const more = await this.more();
      if (!more) return undefined;
      this.rest = Buffer.concat([this.rest, more]);
    }
  }

  /** The next so many bytes, where they are to be kept. */
  private async take(size: number, isKept: boolean): Promise<Buffer | undefined> {
    const kept: Buffer[] = [];
    for (let left = size; left > 0; ) {
      if (!this.rest.length) {
        const more = await this.more();
        if (!more) return undefined;
        this.rest = more;
      }
      const part = this.rest.subarray(0, left);
      if (isKept) kept.push(part);
      this.rest = this.rest.subarray(part.length);
      left -= part.length;
    }
    return isKept ? Buffer.concat(kept) : undefined;
  }

  private async more(): Promise<Buffer | undefined> {
    const { value, done } = await this.git!.answers.next();
    return done ? undefined : value;
  }
}
