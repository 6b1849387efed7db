import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase } from '../db/test-database';
import { seedConnection, seedWorkspace } from './seed';
import { type Spawned, spawnTokenAsker } from './spawn-process';
import { createTestWorld, type TestWorld } from './test-world';

/** Hands out a new refresh token with every access token, and revokes everything when it sees an old one twice. */
const channel = { valid: 'r0', granted: 0, isRevoked: false };
let server: Server;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let world: TestWorld;
let processes: Spawned[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    await pause(60); // long enough for the other process to come in between
    if (channel.isRevoked || Buffer.concat(chunks).toString() !== channel.valid) {
      channel.isRevoked = true;
      response.writeHead(400).end('revoked');
      return;
    }
    channel.granted += 1;
    channel.valid = `r${channel.granted}`;
    const grant = { access_token: `a${channel.granted}`, refresh_token: channel.valid, expires_in: 3600 };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(grant));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  database = await createTestDatabase();
  world = await createTestWorld({ url: database.url });
  const workspaceId = await seedWorkspace(world.db);
  const { id: connectionId } = await seedConnection(world.db, {
    workspaceId,
    connector: 'test-market',
    url: 'http://x',
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
  const asking = { channel: address, workspaceId, connectionId };
  processes = await Promise.all([spawnTokenAsker(database.url, asking), spawnTokenAsker(database.url, asking)]);
}, 60_000);

afterAll(async () => {
  for (const { kill } of processes) kill();
  await Promise.all(processes.map(({ ended }) => ended));
  server.close();
  await world.close();
  await database.drop();
});

const ask = async ({ child }: Spawned, now: Date): Promise<unknown> => {
  const answered = once(child, 'message');
  child.send({ now: now.getTime(), times: 4 });
  const [tokens] = await answered;
  return tokens;
};

it('two processes that need a new token at the same moment make the channel renew it exactly once', async () => {
  for (const hour of [1, 2, 3, 4, 5]) {
    const now = new Date(Date.UTC(2026, 0, 10, hour));
    const tokens = await Promise.all(processes.map((one) => ask(one, now)));
    expect(tokens.flat()).toEqual(Array.from({ length: 8 }, () => `a${hour}`));
  }
  expect(channel).toEqual({ valid: 'r5', granted: 5, isRevoked: false });
}, 60_000);
