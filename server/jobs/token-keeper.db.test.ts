import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { createHeldTokens, type Granted } from '../connectors/held-tokens';
import { createTestDatabase } from '../db/test-database';
import { withWorkspace } from '../db/with-workspace';
import { type SeededConnection, seedConnection, seedWorkspace } from '../faults/seed';
import { createTestWorld, type TestWorld } from '../faults/test-world';
import { tokenKeeper } from './token-keeper';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let worlds: TestWorld[] = [];
let workspaceId: string;
let connection: SeededConnection;

/** Two workers as far as tokens go: each has its own sessions and its own memory. */
beforeEach(async () => {
  database = await createTestDatabase();
  worlds = [await createTestWorld({ url: database.url }), await createTestWorld({ url: database.url })];
  const { db } = anyWorld();
  workspaceId = await seedWorkspace(db);
  connection = await seedConnection(db, { workspaceId, connector: 'test-market', url: 'http://127.0.0.1:9' });
});
afterEach(async () => {
  await Promise.all(worlds.map((world) => world.close()));
  await database.drop();
});

function anyWorld(): TestWorld {
  const [world] = worlds;
  if (!world) throw new Error('The worlds are not open.');
  return world;
}

const revoked: Problem = { code: 'connection.unauthorized', message: 'Revoked.', retry: 'never' };

/** A channel that hands out a new refresh token each time, and revokes everything when it sees an old one. */
function rotatingChannel() {
  let valid = 'r0';
  let isRevoked = false;
  let granted = 0;
  return {
    granted: () => granted,
    async grant(refreshToken: string, now: Date): Promise<Result<Granted>> {
      await pause(30);
      if (isRevoked || refreshToken !== valid) {
        isRevoked = true;
        return failed(revoked);
      }
      granted += 1;
      valid = `r${granted}`;
      return ok({ accessToken: `a${granted}`, expiresAt: now.getTime() + 3_600_000, refreshToken: valid });
    },
  };
}

type Worker = (now: Date, refused?: string) => Promise<Result<string>>;

function workersFor({ grant }: ReturnType<typeof rotatingChannel>): Worker[] {
  return worlds.map((world): Worker => {
    const token = createHeldTokens();
    const keeper = tokenKeeper(world, { workspaceId, id: connection.id });
    return (now, refused) =>
      token({
        grantedFor: ['client', 'r0'],
        now,
        refused,
        keeper,
        ask: (kept) => grant(kept?.refreshToken ?? 'r0', now),
      });
  });
}

it('lets one of two workers renew a token, however often both want it at once, and each renewal is made with the newest', async () => {
  const channel = rotatingChannel();
  const workers = workersFor(channel);
  for (const hour of [0, 1, 2]) {
    const now = new Date(Date.UTC(2026, 0, 10, hour));
    const tokens = await Promise.all([...workers, ...workers, ...workers].map((worker) => worker(now)));
    expect(new Set(tokens.map((token) => (token.ok ? token.value : 'refused')))).toEqual(new Set([`a${hour + 1}`]));
  }
  expect(channel.granted()).toBe(3);
});

it('gives a worker the token another has renewed after the channel turned the old one away', async () => {
  const channel = rotatingChannel();
  const [first, second] = workersFor(channel);
  if (!first || !second) throw new Error('There are two workers.');
  const now = new Date('2026-01-10T09:00:00Z');
  await Promise.all([first(now), second(now)]);
  expect(await Promise.all([first(now, 'a1'), second(now, 'a1')])).toEqual([ok('a2'), ok('a2')]);
  expect(channel.granted()).toBe(2);
});

it('keeps what it was granted sealed', async () => {
  const world = anyWorld();
  const secret = randomUUID();
  const sealing = {
    ...world,
    seals: async () => ({ seal: () => 'sealed', open: () => ({ accessToken: secret, expiresAt: 0 }) }),
  };
  const granted = ok({ accessToken: secret, expiresAt: 1 });
  const keeper = tokenKeeper(sealing, { workspaceId, id: connection.id });
  await keeper.grant({ name: 'n', isUsable: () => false, ask: async () => granted });
  const rows = await withWorkspace(world.db, workspaceId, (trx) =>
    trx.selectFrom('channel_token').select(['name', 'sealed']).execute(),
  );
  expect(rows).toEqual([{ name: 'n', sealed: 'sealed' }]);
});

it('keeps nothing of a refusal, so that the next one asks again', async () => {
  const world = anyWorld();
  const keeper = tokenKeeper(world, { workspaceId, id: connection.id });
  let asked = 0;
  const ask = async () => {
    asked += 1;
    return failed(revoked);
  };
  for (let time = 0; time < 2; time += 1) {
    expect(await keeper.grant({ name: 'n', isUsable: () => true, ask })).toEqual(failed(revoked));
  }
  expect(asked).toBe(2);
});
