import { randomBytes } from 'node:crypto';
import { atDatabase, onServer, startTestPostgres, templateDatabase, testPostgresUrl } from '../tooling/test-postgres';

/**
 * A migrated, empty database for one test file (or one script), copied from the template in about 30 ms.
 * In the `database` tests the server is there already; a script that calls this starts one, which ends with the process.
 */
export async function createTestDatabase(): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  const server = testPostgresUrl() ?? (await ownServer());
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `create database ${name} template ${templateDatabase}`);
  return {
    url: atDatabase(server, name),
    // `force` ends what a test left connected.
    drop: () => onServer(server, `drop database if exists ${name} with (force)`),
  };
}

async function ownServer(): Promise<string> {
  const { url } = await startTestPostgres();
  return url;
}
