/** A repository of departments: many plans in one run, and a stranger's plan in every format. */
import { XmlDocument } from 'libxml2-wasm';
import { marked, type Token } from 'marked';
import { describe, expect, test } from 'vitest';
import { formatNames } from '../../src/lint/formats/formats.ts';
import { PlanReader } from '../../src/plan/read.ts';
import { hostileTexts, unseen } from '../lint/formats/runs.ts';
import { cleanPlan, ofUnit } from '../rules/plans.ts';
import { folderOf } from './run.ts';

const at = ['--as-of', '2027-02-01'];
const noDue = cleanPlan.replace('  due: 2027-09-30\n', '  due:\n');
const unowned = noDue.replace(/^ {2}owner: .*\n/m, '  owner:\n');

/** Forty departments, of which every fifth has two findings and another fifth has one. */
function departments(): Record<string, string> {
  const files: Record<string, string> = {};
  for (let i = 0; i < 40; i++) {
    const unit = `unit-${String(i).padStart(2, '0')}`;
    const text = i % 5 === 0 ? unowned : i % 5 === 1 ? noDue : cleanPlan;
    files[`plans/area-${i % 4}/${unit}/plan.yaml`] = ofUnit(unit, text);
  }
  return files;
}

describe('a repository of departments', () => {
  test('one summary: how many findings in how many plans, and which rules most', async () => {
    const { code, out } = await folderOf(departments()).run('lint', 'plans/', ...at);
    expect(code).toBe(1);
    const [tally, most, explain] = out
      .split('\n')
      .slice(out.split('\n').findIndex(line => / in 16 of /.test(line)));
    expect([tally, most, explain]).toEqual([
      '24 errors in 16 of 40 plans.',
      'Most often: goal/no-due 16, owner/unowned 8.',
      'csplan explain goal/no-due tells more about a rule.',
    ]);
  });

  test('the same bytes in any order of names, and from run to run', async () => {
    const folder = folderOf(departments());
    const areas = ['plans/area-3', 'plans/area-0', 'plans/area-2', 'plans/area-1'];
    for (const format of ['pretty', 'json']) {
      const { out } = await folder.run('lint', ...at, '--format', format, 'plans');
      expect((await folder.run('lint', ...at, '--format', format, ...areas, 'plans/area-2')).out).toBe(out);
    }
  });

  test('what plans share is read once', async () => {
    const shared = cleanPlan.replace('csplan: 1\n', 'csplan: 1\norganization: city\n');
    const folder = folderOf({
      'organization.yaml': 'csplan: 1\nid: city\ntitle: City\n',
      'a/plan.yaml': shared,
      'b/plan.yaml': shared,
    });
    const reader = new PlanReader(folder.path);
    const { organization } = await reader.plan('a');
    folder.write('organization.yaml', 'csplan: 1\nid: other\ntitle: Other\n');
    expect((await reader.plan('b')).organization).toBe(organization);
    expect(await reader.organization('organization.yaml')).toBe(organization);
  });
});

describe("a stranger's plan", () => {
  /** The text stands where rules quote it: names, ids, dates, keys. */
  const plan = (text: string): string => {
    const quoted = JSON.stringify(text);
    return `${noDue
      .replace('status: active', `status: ${quoted}`)
      .replace(
        /id: g-answer/,
        `id: ${quoted}`,
      )}${quoted}: ${quoted}\nx: "${'long '.repeat(500)}"\ny: ]]> ::error::y\n`;
  };

  test.each(formatNames)('in %s', async format => {
    for (const text of hostileTexts) {
      const folder = folderOf({ 'plans/a/plan.yaml': plan(text) });
      const { code, out, err } = await folder.run('lint', ...at, '--format', format);
      expect([text, code, err]).toEqual([text, 1, '']);
      expect(out).not.toMatch(unseen);
      readBack[format](out);
    }
  });

  const json = (out: string): void => expect(() => JSON.parse(out)).not.toThrow();
  const noCommand = (out: string): void => {
    for (const line of out.split('\n')) expect(line.trimStart()).not.toMatch(/^::/);
  };
  const readBack: Record<(typeof formatNames)[number], (out: string) => void> = {
    pretty: noCommand,
    compact: noCommand,
    json,
    sarif: json,
    gitlab: json,
    junit: out => XmlDocument.fromString(out).dispose(),
    github: out => {
      for (const line of out.trimEnd().split('\n').slice(0, -1))
        expect(line).toMatch(
          /^::(?:error|warning|notice) file=[^:]+,title=[a-z/-]+::.|^Not run|^At depth|suppressed/,
        );
    },
    markdown: out => {
      const found: Token[] = [];
      marked.walkTokens(marked.lexer(out), token => {
        found.push(token);
      });
      for (const { type, raw } of found) {
        if (type === 'html') expect(raw.trim()).toMatch(/^(?:<!-- csplan lint -->|<\/?sub>)$/);
        expect(['link', 'image', 'table', 'hr', 'list']).not.toContain(type);
      }
    },
  };
});
