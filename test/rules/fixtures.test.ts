import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/rules/generated/registry.ts';
import { marked } from './marked.ts';

describe.each(rules.map(rule => [rule.id, rule] as const))('%s', (id, rule) => {
  const folder = join(import.meta.dirname, id);
  test.each(readdirSync(folder).sort())('%s', name => {
    expect(name).toMatch(/^(valid|invalid)-[a-z0-9-]+\.yaml$/);
    const fixture = readFileSync(join(folder, name), 'utf8');
    expect(marked(fixture, rule)).toBe(fixture);
    const own = new RegExp(`#! \\[.*\\] (error|warning|info) ${id}: `);
    if (name.startsWith('invalid-')) expect(fixture).toMatch(own);
    else expect(fixture).not.toContain('#!');
  });
});
