import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Many tests wait for a process of their own: a worker for each core, with none left over, is the fastest.
    maxWorkers: '100%',
    testTimeout: 30_000,
    reporters: process.env.CI ? ['default', ['json', { outputFile: 'out/vitest.json' }]] : ['default'],
    env: { TZ: 'UTC', NO_COLOR: '1' },
  },
});
