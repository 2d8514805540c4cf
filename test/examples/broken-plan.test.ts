import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { brokenPlanFindings, brokenPlanGolden, examplesFolder } from '../../src/build/example-data.ts';
import { testIo } from '../world.ts';

test('the plan full of mistakes reads as its committed findings say', async () => {
  const findings = await brokenPlanFindings(testIo().io);
  expect(findings).toBe(readFileSync(join(examplesFolder, brokenPlanGolden), 'utf8'));
});
