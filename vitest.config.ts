import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['*/test/**/*.test.ts', 'plans/*/test/**/*.test.ts', 'tests/**/*.test.ts'],
    globalSetup: ['./tests/setup/database.ts', './tests/setup/office.ts'],
    testTimeout: 120_000,
    hookTimeout: 90_000,
    // A page on a busy machine takes its time; one that never comes fails all the same.
    expect: { poll: { timeout: 20_000 } },
    // Two cores, each test file beside a PostgreSQL that serves them all.
    maxWorkers: 2,
    // A file that keeps what it changes to itself needs no process of its own: the server is read in once, not a hundred times.
    isolate: false,
  },
})
