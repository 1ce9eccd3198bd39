import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    setupFiles: ['test/seed.ts'],
    globalSetup: ['test/shared-room.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    // No test changes what another could see; modules are read once a worker and stay warm.
    isolate: false,
    sequence: { sequencer: LongestFirst },
  },
});
