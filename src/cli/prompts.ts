/** Questions on a terminal. `undefined` is the answer of who wants to go back: by the choice, or with Escape. */

export interface Choice<T> {
  name: string;
  value: T;
}

/** Puts single questions; tests answer in its place. */
export interface Prompts {
  /** @param canGoBack there is a question before this one */
  select<T>(message: string, choices: readonly Choice<T>[], canGoBack: boolean): Promise<T | undefined>;
  /** @param validate true, or what is wrong in a sentence */
  input(
    message: string,
    suggestion: string,
    validate: (text: string) => true | string,
    canGoBack: boolean,
  ): Promise<string | undefined>;
  checkbox<T>(message: string, choices: readonly Choice<T>[]): Promise<T[] | undefined>;
}

/** Rows of a list that are seen at once. */
const pageSize = 14;
const escapeHint = ' (Escape goes back)';

export const terminalPrompts: Prompts = {
  async select(message, choices, canGoBack) {
    const options = choices.map(({ name }, value) => ({ name, value }));
    const back = canGoBack ? [{ name: '← back', value: -1 }] : [];
    const answer = await asked<number>(
      { type: 'select', message, choices: [...options, ...back], pageSize, loop: false },
      canGoBack,
    );
    return answer === undefined ? undefined : choices[answer]?.value;
  },

  async input(message, suggestion, validate, canGoBack) {
    const question = {
      type: 'input',
      message: canGoBack ? message + escapeHint : message,
      default: suggestion,
      validate,
    };
    return (await asked<string>(question, canGoBack))?.trim();
  },

  async checkbox(message, choices) {
    const options = choices.map(({ name }, value) => ({ name, value }));
    const answer = await asked<number[]>(
      { type: 'checkbox', message: message + escapeHint, choices: options, pageSize, loop: false },
      true,
    );
    return answer?.map(index => choices[index]!.value);
  },
};

/** Loads inquirer when it comes to asking. What is asked is no result: it goes to stderr. */
async function asked<T>(question: object, canGoBack: boolean): Promise<T | undefined> {
  const { default: inquirer } = await import('inquirer');
  const leaving = new AbortController();
  const onKey = (_text: string | undefined, key: { name?: string } | undefined) => {
    if (key?.name === 'escape') leaving.abort();
  };
  if (canGoBack) process.stdin.on('keypress', onKey);
  try {
    const prompt = inquirer.createPromptModule({ output: process.stderr, signal: leaving.signal });
    const { answer } = (await prompt([{ ...question, name: 'answer' }] as never)) as { answer: T };
    return answer;
  } catch (error) {
    if (leaving.signal.aborted) return undefined;
    throw error;
  } finally {
    process.stdin.off('keypress', onKey);
  }
}
