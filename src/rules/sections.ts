/** Sections that a depth asks for, and how a plan without one is told so. */
import type { Plan } from '../plan/generated/types.ts';
import { isGap } from './gap.ts';
import type { RuleContext } from './rule.ts';

export interface AskedSection {
  /** Pointer of the section, or of a part of one. */
  at: string;
  /** What the plan lacks without it: "The plan has …". */
  lack: string;
  /** The demand that asks for it. */
  serves: string;
  /** Whether it is missing, where that is more than being empty. */
  isMissing?: (plan: Plan) => boolean;
}

/** One finding for each section that is absent or empty; a part only where its section is there. */
export function askFor(sections: readonly AskedSection[], { plan, report }: RuleContext): void {
  for (const { at, lack, serves, isMissing } of sections) {
    const [section, part] = at.slice(1).split('/') as [keyof Plan, string | undefined];
    const whole = plan[section];
    if (part !== undefined && isGap(whole)) continue;
    const value = part === undefined ? whole : (whole as Record<string, unknown>)[part];
    if (isGap(value) || isMissing?.(plan)) report({ at, message: `The plan has ${lack}.`, serves: [serves] });
  }
}
