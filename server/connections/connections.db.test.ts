import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../nodes/problem';
import { type Market, startMarket } from '../connectors/sandbox-market/simulator';
import { withWorkspace } from '../db/with-workspace';
import { createFlow } from '../flows/create-flow';
import { publishFlow } from '../flows/publish-flow';
import { unpublishFlow } from '../flows/unpublish-flow';
import { aColleague, aMember, auditTrail, createTestWorld, type TestWorld } from '../tooling/test-world';
import type { Member } from '../workspaces/member';
import { archiveConnection } from './archive-connection';
import { createConnection } from './create-connection';
import { getConnection } from './get-connection';
import { listConnections } from './list-connections';
import { listConnectors } from './list-connectors';
import { pauseConnection } from './pause-connection';
import { pollNow } from './poll-now';
import { resumeConnection } from './resume-connection';
import { startBackfill } from './start-backfill';
import { stopBackfill } from './stop-backfill';
import { testConnection } from './test-connection';
import { updateConnection } from './update-connection';

const apiKey = 'key-0123456789-abcdef';
const webhookSecret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

let test: TestWorld;
let market: Market;
let ana: Member;

beforeAll(async () => {
  test = await createTestWorld();
  market = await startMarket({
    name: 'Harbour Market',
    slug: 'harbour-market',
    prefix: 'HM',
    countries: ['DE'],
    apiKey,
    webhookSecret,
    port: 0,
    file: ':memory:',
    now: () => new Date(),
    log: () => undefined,
  });
  ana = await aMember(test.world);
});
afterAll(async () => {
  await market.stop();
  await test.drop();
});

function value<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map(({ message }) => message).join(' '));
}

const harbour = () => ({
  connector: 'sandbox-market',
  name: 'Harbour',
  settings: { baseUrl: market.url },
  credentials: { apiKey, webhookSecret },
});
const connect = async () => value(await createConnection(test.world, { member: ana, connection: harbour() })).id;
const look = async (connectionId: string, member = ana) =>
  value(await getConnection(test.world, { member, connectionId }));

describe('connecting an account', () => {
  it('asks the channel whose it is, and polls it from then on', async () => {
    const view = await look(await connect());
    expect(view).toMatchObject({ account: 'Harbour Market', state: 'active', pollSeconds: 600, canPoll: true });
    expect(view.webhookUrl).toMatch(/^http:\/\/localhost:3000\/api\/hooks\/[\w-]{32}$/);
    expect(view.capabilities.length).toBeGreaterThan(5);
  });

  it('stores nothing that does not work', async () => {
    const before = (await listConnections(test.world, ana)).length;
    const wrong = { ...harbour(), credentials: { apiKey: 'wrong', webhookSecret } };
    expect(await createConnection(test.world, { member: ana, connection: wrong })).toMatchObject({
      ok: false,
      problems: [{ code: expect.stringMatching(/^connection\./) }],
    });
    const nobody = { ...harbour(), settings: { baseUrl: 'http://127.0.0.1:9' } };
    expect(await createConnection(test.world, { member: ana, connection: nobody })).toMatchObject({ ok: false });
    expect(await listConnections(test.world, ana)).toHaveLength(before);
  });

  it('names every field that is missing or wrong', async () => {
    const empty = { ...harbour(), settings: { baseUrl: 'ftp://x' }, credentials: { apiKey: '' } };
    const refused = await createConnection(test.world, { member: ana, connection: empty });
    if (refused.ok) throw new Error('expected problems');
    expect(refused.problems.map(({ code, subject }) => [code, subject])).toEqual([
      ['connection.fieldInvalid', 'apiKey'],
      ['connection.fieldInvalid', 'webhookSecret'],
      ['connection.fieldInvalid', 'baseUrl'],
    ]);
    expect(refused.problems[0]?.message).toBe('Please fill in “API key”.');
  });

  it('describes its form: what is secret, what is needed', () => {
    const sandbox = listConnectors(test.world).find(({ id }) => id === 'sandbox-market');
    expect(sandbox?.fields.map(({ name, secret, required, input }) => [name, secret, required, input])).toEqual([
      ['apiKey', true, true, 'password'],
      ['webhookSecret', true, true, 'password'],
      ['baseUrl', false, true, 'url'],
    ]);
  });

  it.each(['https://169.254.169.254/admin-api', 'http://127.0.0.1:5432/', 'https://localhost/admin-api'])(
    'never calls %s for somebody: it is inside our own network',
    async (adminApiUrl) => {
      const shop = { connector: 'vendure', settings: { adminApiUrl }, credentials: { apiKey: 'x' } };
      expect(await testConnection(test.world, { member: ana, connection: shop })).toMatchObject({
        ok: false,
        problems: [{ code: 'connection.addressRefused' }],
      });
    },
  );
});

describe('secrets', () => {
  it('are never shown again, to nobody, in nothing', async () => {
    const id = await connect();
    const told = JSON.stringify([
      await look(id),
      await listConnections(test.world, ana),
      await auditTrail(test.world, ana),
    ]);
    for (const secret of [apiKey, webhookSecret]) expect(told).not.toContain(secret);
    expect((await look(id)).hints).toMatchObject({ apiKey: { last4: 'cdef' } });
    const [stored] = await withWorkspace(test.world.db, ana.workspaceId, (trx) =>
      trx.selectFrom('connection').selectAll().where('id', '=', id).execute(),
    );
    expect(stored?.sealed).toMatch(/^v1\./);
    expect(JSON.stringify(stored)).not.toContain(apiKey);
  });

  it('left empty in the form stay what they are', async () => {
    const id = await connect();
    const changes = { credentials: { apiKey: '' }, name: 'Renamed' };
    expect(await updateConnection(test.world, { member: ana, connectionId: id, changes })).toMatchObject({ ok: true });
    expect(await testConnection(test.world, { member: ana, connection: { connectionId: id } })).toEqual({
      ok: true,
      value: { account: 'Harbour Market' },
    });
    expect((await look(id)).name).toBe('Renamed');
  });

  it('are replaced only by ones that work', async () => {
    const id = await connect();
    const wrong = { credentials: { apiKey: 'wrong' } };
    expect(await updateConnection(test.world, { member: ana, connectionId: id, changes: wrong })).toMatchObject({
      ok: false,
    });
    expect(await testConnection(test.world, { member: ana, connection: { connectionId: id } })).toMatchObject({
      ok: true,
    });
  });

  it('that work end the trouble the account was in', async () => {
    const id = await connect();
    const problem = JSON.stringify({
      code: 'connection.unauthorized',
      message: 'The key has expired.',
      retry: 'never',
    });
    await withWorkspace(test.world.db, ana.workspaceId, (trx) =>
      trx.updateTable('connection').set({ state: 'attention', problem }).where('id', '=', id).execute(),
    );
    expect(await look(id)).toMatchObject({ state: 'attention', hint: 'The key has expired.' });
    value(await updateConnection(test.world, { member: ana, connectionId: id, changes: { credentials: { apiKey } } }));
    expect(await look(id)).toMatchObject({ state: 'active', problem: null, hint: null });
  });

  it('and webhook addresses are for those who may set accounts up', async () => {
    const editor = await aColleague(test.world, { of: ana, role: 'editor' });
    expect((await look(await connect(), editor)).webhookUrl).toBeNull();
  });
});

describe('a connection', () => {
  it('is paused and let go on', async () => {
    const id = await connect();
    value(await pauseConnection(test.world, { member: ana, connectionId: id }));
    expect(await look(id)).toMatchObject({ state: 'paused' });
    expect(await pollNow(test.world, { member: ana, connectionId: id })).toMatchObject({ ok: false });
    value(await resumeConnection(test.world, { member: ana, connectionId: id }));
    expect(await pollNow(test.world, { member: ana, connectionId: id })).toEqual({ ok: true, value: {} });
  });

  it('is asked as often as a person says, or not at all', async () => {
    const id = await connect();
    value(await updateConnection(test.world, { member: ana, connectionId: id, changes: { pollSeconds: 60 } }));
    expect((await look(id)).pollSeconds).toBe(60);
    value(await updateConnection(test.world, { member: ana, connectionId: id, changes: { pollSeconds: null } }));
    expect(await look(id)).toMatchObject({ pollSeconds: null, nextPollAt: null });
  });

  it('cannot be taken away from a live flow, and takes its secrets along when it goes', async () => {
    const id = await connect();
    const document = {
      version: 1 as const,
      nodes: [
        {
          id: 's',
          type: 'source',
          name: null,
          settings: { connectionId: id, events: ['created'] },
          position: { x: 0, y: 0 },
        },
      ],
      edges: [],
    };
    const flow = value(await createFlow(test.world, { member: ana, name: 'Uses it', document }));
    value(await publishFlow(test.world, { member: ana, flowId: flow.id, revision: 1, note: '' }));
    expect(await archiveConnection(test.world, { member: ana, connectionId: id })).toMatchObject({
      ok: false,
      problems: [{ code: 'connection.inUse', message: 'Harbour is used by a live flow: Uses it.' }],
    });
    expect((await look(id)).flows).toEqual([{ id: flow.id, name: 'Uses it', live: true }]);
    value(await unpublishFlow(test.world, { member: ana, flowId: flow.id }));
    value(await archiveConnection(test.world, { member: ana, connectionId: id }));
    expect(await getConnection(test.world, { member: ana, connectionId: id })).toMatchObject({ ok: false });
    const [row] = await withWorkspace(test.world.db, ana.workspaceId, (trx) =>
      trx.selectFrom('connection').select(['sealed', 'sealed_hint as hints']).where('id', '=', id).execute(),
    );
    expect(row).toEqual({ sealed: null, hints: {} });
  });

  it('reads older orders once at a time', async () => {
    const id = await connect();
    const range = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2026-01-02T00:00:00Z') };
    const first = value(await startBackfill(test.world, { member: ana, connectionId: id, ...range }));
    expect(await startBackfill(test.world, { member: ana, connectionId: id, ...range })).toMatchObject({ ok: false });
    expect((await look(id)).backfills).toMatchObject([{ id: first.id, state: 'running', startedBy: 'Ana Ruiz' }]);
    value(await stopBackfill(test.world, { member: ana, backfillId: first.id }));
    expect(await stopBackfill(test.world, { member: ana, backfillId: first.id })).toMatchObject({ ok: false });
    const backwards = { from: range.to, to: range.from };
    expect(await startBackfill(test.world, { member: ana, connectionId: id, ...backwards })).toMatchObject({
      ok: false,
    });
  });
});
