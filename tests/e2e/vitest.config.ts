import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['journeys/**/*.test.ts'],
    globalSetup: ['setup/global.ts'],
    // Journeys share one server, as people do: each one makes its own cases and
    // must not count what others made. One file at a time keeps two cores calm.
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 60_000,
    // What is polled for has as long as what is waited for: a busy machine is no fault.
    expect: { poll: { timeout: 15_000 } },
  },
});
