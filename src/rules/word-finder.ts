/** Looks for the words of a list in prose, with what a configuration adds to the list and takes out of it. */
import { type Prose, withoutPhrases } from './prose.ts';
import { type OptionsSchema, optionsOf, type RuleContext } from './rule.ts';
import { anyOf, type Found, findAll, isTitle, type Phrases, phrases, placesOf } from './wording.ts';

/** The options of a rule that looks for words. */
export const wordOptions = {
  type: 'object',
  properties: {
    also: {
      description: 'Words and phrases of your own to report as well, separated by commas.',
      type: 'string',
      default: '',
    },
    except: {
      description: 'Words and phrases to leave alone, separated by commas.',
      type: 'string',
      default: '',
    },
  },
} as const satisfies OptionsSchema;

export type WordFinder = (prose: Prose, context: RuleContext) => Found[];

/**
 * @param list phrases to find, see `phrases`
 * @param innocent phrases within which none is found
 */
export function wordFinder(list: readonly string[], innocent: readonly string[]): WordFinder {
  const pattern = phrases(list);
  const spared = phrases(innocent);
  const chosen = new Map<string, { also?: Phrases; except?: Phrases }>();
  return ({ text, low }, context) => {
    const { also, except } = optionsOf(wordOptions, context);
    const key = `${also}\n${except}`;
    const own = chosen.get(key) ?? { also: termsOf(also), except: termsOf(except) };
    chosen.set(key, own);
    // Most texts have none of the words: what is innocent is looked for in the others alone.
    const claims = placesOf(low, pattern).length
      ? withoutPhrases(own.except ? withoutPhrases(low, own.except) : low, spared)
      : '';
    const found = findAll(claims, pattern, text).filter(({ start, words }) => !isName(text, start, words));
    return own.also ? [...found, ...findAll(low, own.also, text)].sort((a, b) => a.start - b.start) : found;
  };
}

function termsOf(list: string): Phrases | undefined {
  const terms = list.split(',').filter(term => term.trim());
  return terms.length ? anyOf(terms) : undefined;
}

/** Words with capitals within a sentence belong to a name (the Better Care programme), and so do capitals alone (ETC). */
function isName(text: string, start: number, words: string): boolean {
  if (/^(?!ASAP)\p{Lu}{2,5}$/u.test(words)) return /\p{Ll}/u.test(text);
  if (!/^\p{Lu}\p{Ll}+(?:[\s-]+\p{Lu}\p{Ll}+)*$/u.test(words)) return false;
  const before = text.slice(0, start).trimEnd();
  return /[\p{L}\p{N},)’'&-]$/u.test(before) && !isTitle(text);
}
