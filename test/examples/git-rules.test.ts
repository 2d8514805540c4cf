/** Examples are copied into repositories of all kinds, and say the same in each. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ConfiguredRules } from '../../src/lint/configured-rules.ts';
import { findConfig } from '../../src/plan/config.ts';
import { rules } from '../../src/rules/generated/registry.ts';

const root = join(import.meta.dirname, '../..');

test.each(['broken-plan', 'city-311', 'saas-support'])(
  'examples/%s switches the rules off that need git',
  async name => {
    const folder = join(root, 'examples', name);
    const choices = new ConfiguredRules(await findConfig(folder, root), root);
    const on = rules.filter(
      rule => rule.needs === 'git' && choices.of(rule, `examples/${name}/plan.yaml`).level !== 'off',
    );
    expect(on.map(({ id }) => id)).toEqual([]);
  },
);
