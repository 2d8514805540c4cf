/** Colours of the report as people see them who see some colours less (Machado 2009), and against white (WCAG 2.2). */
import {
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  type Rgb,
  wcagContrast,
  wcagLuminance,
} from 'culori';
import { describe, expect, test } from 'vitest';
import { style } from '../../src/report/html/style.ts';

function colour(selector: string, property: string): Rgb {
  const found = new RegExp(`${selector.replaceAll('.', '\\.')}[^{}]*\\{[^}]*${property}:(#[0-9a-f]{6})`).exec(
    style,
  );
  if (!found) throw new Error(`${selector} has no ${property}.`);
  return parse(found[1]!) as Rgb;
}

const white = parse('#ffffff') as Rgb;
const visions: Record<string, (seen: Rgb) => Rgb> = {
  'all colours': seen => seen,
  'no red (protanopia)': filterDeficiencyProt(1) as (seen: Rgb) => Rgb,
  'no green (deuteranopia)': filterDeficiencyDeuter(1) as (seen: Rgb) => Rgb,
  'no blue (tritanopia)': filterDeficiencyTrit(1) as (seen: Rgb) => Rgb,
};
const ages = ['.age-1', '.age-2', '.age-3', '.age-4'].map(name => colour(name, 'fill'));
const apart = differenceCiede2000();

describe.each(Object.entries(visions))('who sees %s', (_, seen) => {
  test('tells received from resolved, and each age from the next', () => {
    expect(apart(seen(colour('.received', 'fill')), seen(colour('.resolved', 'fill')))).toBeGreaterThan(30);
    for (const [i, age] of ages.slice(1).entries())
      expect(apart(seen(age), seen(ages[i]!))).toBeGreaterThan(10);
  });

  test('tells the measured line from its course, which is dashed as well', () =>
    expect(apart(seen(colour(':root', '--line')), seen(colour('.course', 'stroke')))).toBeGreaterThan(10));

  test('sees every mark and reads every word', () => {
    for (const [selector, property] of [
      ['.columns rect', 'stroke'],
      ['.pareto .fill', 'fill'],
      ['.bar .fill', 'fill'],
      ['.course', 'stroke'],
    ] as const)
      expect(wcagContrast(seen(colour(selector, property)), white)).toBeGreaterThan(3);
    for (const name of ['--ink', '--soft', '--line', '--good', '--near', '--bad', '--none'])
      expect(wcagContrast(seen(colour(':root', name)), white)).toBeGreaterThan(4.5);
  });
});

test('in shades of grey, as a printer makes them, older is darker', () => {
  const shades = ages.map(age => wcagLuminance(age));
  expect(shades).toEqual([...shades].sort((a, b) => b - a));
  for (const [i, age] of ages.slice(1).entries()) expect(wcagContrast(age, ages[i]!)).toBeGreaterThan(1.4);
  expect(wcagContrast(colour('.received', 'fill'), colour('.resolved', 'fill'))).toBeGreaterThan(3);
});
