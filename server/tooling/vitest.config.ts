import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const database = '**/*.db.test.ts';
const elsewhere = ['**/node_modules/**', '.next/**', 'server/peers/**'];

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    passWithNoTests: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{nodes,server,app,migrations}/**/*.test.{ts,tsx}'],
          exclude: [...elsewhere, database, '**/*.fault.test.ts', '**/*.gotenberg.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: [database],
          exclude: elsewhere,
          globalSetup: 'server/tooling/test-postgres-setup.ts',
          testTimeout: 20_000,
          hookTimeout: 30_000,
          maxWorkers: 2,
        },
      },
      {
        // Against a real one, where GOTENBERG_URL says.
        extends: true,
        test: {
          name: 'gotenberg',
          include: ['server/**/*.gotenberg.test.ts'],
          exclude: elsewhere,
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['server/faults/**/*.fault.test.ts'],
          exclude: elsewhere,
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
