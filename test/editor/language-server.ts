/** The YAML language server that editors run, over its standard streams, as an editor talks to it. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const manifest = createRequire(import.meta.url).resolve('yaml-language-server/package.json');
const server = join(dirname(manifest), 'bin/yaml-language-server');

export interface Position {
  line: number;
  character: number;
}

/** An entry of the completion list: what is proposed, and the text beside it. */
export interface Proposal {
  label: string;
  text: string | undefined;
}

export interface Problem {
  range: { start: Position; end: Position };
  message: string;
}

export interface Editor {
  /** Opens a file with this text, or changes it to that, unsaved; waits for what the server has against it. */
  write(path: string, text: string): Promise<Problem[]>;
  /** What is shown over a place of an open file, as Markdown without escapes; '' for nothing. */
  hover(path: string, position: Position): Promise<string>;
  complete(path: string, position: Position): Promise<Proposal[]>;
  close(): Promise<void>;
}

interface Message {
  id?: number;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}

type Documentation = string | { value: string } | undefined;

/** Like an editor with its default settings, but that nothing is fetched from the network. */
const settings = { schemaStore: { enable: false }, validate: true, hover: true, completion: true };

/** @param folder the workspace */
export async function startEditor(folder: string): Promise<Editor> {
  const connection = connect();
  const uriOf = (path: string): string => pathToFileURL(join(folder, path)).href;
  await connection.request('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'plans' }],
    capabilities: {
      textDocument: { completion: { completionItem: { documentationFormat: ['markdown', 'plaintext'] } } },
      workspace: { configuration: true },
    },
  });
  connection.notify('initialized', {});
  connection.notify('workspace/didChangeConfiguration', { settings: { yaml: settings } });
  await connection.configured;
  const open = new Set<string>();
  let version = 0;
  const place = (path: string, position: Position) => ({ textDocument: { uri: uriOf(path) }, position });
  return {
    write: (path, text) => {
      const uri = uriOf(path);
      version += 1;
      const problems = connection.problemsOf(uri);
      if (open.has(uri))
        connection.notify('textDocument/didChange', {
          textDocument: { uri, version },
          contentChanges: [{ text }],
        });
      else
        connection.notify('textDocument/didOpen', {
          textDocument: { uri, languageId: 'yaml', version, text },
        });
      open.add(uri);
      return problems;
    },
    hover: async (path, position) => {
      const shown = (await connection.request('textDocument/hover', place(path, position))) as {
        contents: { value: string };
      } | null;
      return (shown?.contents.value ?? '').replace(/\\(.)/g, '$1');
    },
    complete: async (path, position) => {
      const list = (await connection.request('textDocument/completion', place(path, position))) as {
        items: { label: string; documentation?: Documentation }[];
      };
      return list.items.map(({ label, documentation }) => ({
        label,
        text: typeof documentation === 'object' ? documentation.value : documentation,
      }));
    },
    close: async () => {
      await connection.request('shutdown', null);
      connection.notify('exit', null);
      await connection.ended;
    },
  };
}

/** JSON-RPC with `Content-Length` headers, as the language server protocol has it. */
function connect() {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  const watching = new Map<string, (problems: Problem[]) => void>();
  let received = Buffer.alloc(0);
  let lastId = 0;

  const send = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };

  let settle: () => void;
  const configured = new Promise<void>(resolve => {
    settle = resolve;
  });

  /** The server asks for settings of sections; everything else it asks for is granted. */
  const answer = ({ id, method, params }: Message): void => {
    if (method !== 'workspace/configuration') {
      send({ id, result: null });
      return;
    }
    const { items } = params as { items: { section?: string }[] };
    send({ id, result: items.map(({ section }) => (section === 'yaml' ? settings : {})) });
    settle();
  };

  const take = (message: Message): void => {
    const { id, method } = message;
    if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = message.params as { uri: string; diagnostics: Problem[] };
      watching.get(uri)?.(diagnostics);
    } else if (method !== undefined) {
      if (id !== undefined) answer(message);
    } else if (message.error) waiting.get(id!)?.reject(new Error(message.error.message));
    else waiting.get(id!)?.resolve(message.result);
  };

  child.stdout.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const header = /^Content-Length: (\d+)\r\n(?:[^\r\n]+\r\n)*\r\n/.exec(received.toString('latin1'));
      if (!header) return;
      const end = header[0].length + Number(header[1]);
      if (received.length < end) return;
      take(JSON.parse(received.toString('utf8', header[0].length, end)));
      received = received.subarray(end);
    }
  });

  return {
    /** The server has its settings. */
    configured,
    ended: new Promise<void>(resolve => child.on('exit', () => resolve())),
    notify: (method: string, params: unknown): void => send({ method, params }),
    request: (method: string, params: unknown): Promise<unknown> => {
      lastId += 1;
      const id = lastId;
      const result = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
      send({ id, method, params });
      return result;
    },
    /** The next that the server reports of a file. */
    problemsOf: (uri: string): Promise<Problem[]> => new Promise(resolve => watching.set(uri, resolve)),
  };
}
