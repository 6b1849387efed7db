import { startTestPostgres } from './test-postgres';

/** Vitest calls this once before the database tests, and what it returns after them. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startTestPostgres();
  return server.stop;
}
