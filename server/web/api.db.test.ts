import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { allOperations } from '../api/all-operations';
import { listAudit } from '../audit/list-audit';
import { mayCall } from '../auth/permissions';
import { createApiKey } from '../keys/create-api-key';
import { revokeApiKey } from '../keys/revoke-api-key';
import { aKey, requestFor, withKey } from '../tooling/api-kit';
import { nobodysIds } from '../tooling/nobodys-ids';
import { cookieOf, startTestSite, type TestSite } from '../tooling/test-site';
import { aMember } from '../tooling/test-world';
import { createFirstAccount } from '../workspaces/create-first-account';
import type { Member, Role } from '../workspaces/member';
import { apiRates } from './api-door';

const bo = { name: 'Bo', email: 'bo@example.com', password: 'correct horse battery', workspaceName: 'Bo' };
const roles: readonly Role[] = ['owner', 'admin', 'editor', 'viewer'];
let site: TestSite;
let ana: Member;
let keys: ReadonlyMap<Role, string>;
beforeAll(async () => {
  site = await startTestSite();
  await createFirstAccount(site.world, bo);
  ana = await aMember(site.world);
  keys = new Map(
    await Promise.all(roles.map(async (role) => [role, await aKey(site.world, { member: ana, role })] as const)),
  );
});
afterAll(() => site.drop());

const key = (role: Role = 'owner') => keys.get(role) ?? '';
const ask = (path: string, { role, ...init }: RequestInit & { role?: Role } = {}) =>
  site.ask(`/api/v1${path}`, withKey(key(role), init));
const send = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } });

describe('who is let in', () => {
  it.each([
    ['nothing', {}],
    ['a key nobody has', { authorization: `Bearer sluice_key_${'A'.repeat(43)}` }],
    ['another scheme', { authorization: 'Basic YTpi' }],
    ['something that is no key', { authorization: 'Bearer x y' }],
  ])('nobody by %s', async (_what, headers) => {
    const answer = await site.ask('/api/v1/flows', { headers });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({
      status: 401,
      problems: [{ code: expect.stringMatching(/^apiKey\./) }],
    });
  });

  it('nobody by a session: a browser’s cookie counts for nothing here', async () => {
    const cookie = cookieOf(await site.signIn(bo));
    expect(cookie).not.toBe('');
    const answer = await site.ask('/api/v1/flows', { headers: { cookie } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('no key once it is revoked', async () => {
    const made = await createApiKey(site.world, { member: ana, name: 'Brief', role: 'viewer', days: 1 });
    if (!made.ok) throw new Error('a key');
    const look = () => site.ask('/api/v1/flows', withKey(made.value.key));
    expect((await look()).status).toBe(200);
    await revokeApiKey(site.world, { member: ana, keyId: made.value.id });
    expect((await look()).status).toBe(401);
  });

  it('no other site: nothing is said to a browser that asks first', async () => {
    const headers = { origin: 'http://evil.test', 'access-control-request-method': 'GET' };
    const answer = await ask('/flows', { method: 'OPTIONS', headers });
    expect(answer.status).toBe(405);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('every address', () => {
  it.each(roles)('is open to a key of the role %s as its procedure is, and closed by the same table', async (role) => {
    for (const operation of allOperations) {
      const { path, init } = requestFor(operation, nobodysIds());
      const answer = await site.ask(path, withKey(key(role), init));
      const isForbidden = !mayCall({ role, isConsultant: false }, operation.procedure);
      expect(answer.status === 403, `${operation.id} as ${role}: ${answer.status}`).toBe(isForbidden);
      expect(answer.status, operation.id).not.toBe(401);
      expect(answer.status, operation.id).toBeLessThan(500);
    }
  });

  it('writes down what was refused, and by which key', async () => {
    await send('POST', '/flows', { name: 'x' });
    const refused = await ask('/flows', { role: 'viewer', method: 'POST' });
    expect(refused.status).toBe(403);
    const { rows } = await listAudit(site.world, { member: ana, search: { limit: 1 } });
    expect(rows).toMatchObject([{ action: 'denied', target: 'flows.create', who: 'Ana Ruiz', key: 'A viewer' }]);
  });

  it('is asked by its own method, in JSON that can be read', async () => {
    const wrong = await ask('/flows', { method: 'DELETE' });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, POST']);
    expect((await ask('/nothing')).status).toBe(404);
    const form = { method: 'POST', body: 'name=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
    expect((await ask('/flows', form)).status).toBe(415);
    expect((await send('POST', '/flows', 'just a text')).status).toBe(400);
    const json = { 'content-type': 'application/json' };
    expect((await ask('/flows', { method: 'POST', body: '{"name":', headers: json })).status).toBe(400);
    expect(
      (await ask('/flows', { method: 'POST', body: `${'['.repeat(100)}${']'.repeat(100)}`, headers: json })).status,
    ).toBe(400);
    expect((await send('POST', '/flows', { name: 'x'.repeat(2_100_000) })).status).toBe(413);
  });

  it('says what is wrong in the product’s own words, all at once', async () => {
    const answer = await send('POST', '/connections', { connector: 'generic', settings: {}, name: ' ' });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      type: 'urn:sluice:problem:input.invalid',
      status: 400,
      code: 'input.invalid',
      problems: [{ subject: 'credentials' }, { subject: 'name', message: 'Please fill this in.' }],
    });
    const missing = await ask(`/flows/${randomUUID()}`);
    expect([missing.status, await missing.json()]).toMatchObject([404, { code: 'flow.notFound' }]);
  });
});

describe('a draft', () => {
  const draft = { version: 1, nodes: [], edges: [] };
  const create = async () => {
    const made = await send('POST', '/flows', { name: 'Drawn by a program' });
    expect(made.status).toBe(201);
    return made.headers.get('location')?.replace('/api/v1', '') ?? '';
  };

  it('is saved by the revision one has seen, as an ETag or in the body', async () => {
    const flow = await create();
    const tag = (await ask(flow)).headers.get('etag') ?? '';
    const saved = await send('PUT', `${flow}/draft`, { draft }, { 'if-match': tag });
    expect([saved.status, saved.headers.get('etag')]).toEqual([200, '"r2"']);
    expect((await send('PUT', `${flow}/draft`, { draft, revision: 2 })).status).toBe(200);
  });

  it('is not overwritten unseen', async () => {
    const flow = await create();
    await send('PUT', `${flow}/draft`, { draft, revision: 1 });
    const stale = await send('PUT', `${flow}/draft`, { draft }, { 'if-match': '"r1"' });
    expect([stale.status, await stale.json()]).toMatchObject([412, { code: 'flow.draftMoved' }]);
    expect((await send('PUT', `${flow}/draft`, { draft, revision: 1 })).status).toBe(409);
    expect((await send('PUT', `${flow}/draft`, { draft })).status).toBe(428);
    expect((await send('PUT', `${flow}/draft`, { draft }, { 'if-match': '*' })).status).toBeGreaterThanOrEqual(400);
  });
});

describe('a request with an Idempotency-Key', () => {
  const named = () => ({ 'idempotency-key': randomUUID() });
  const flows = async (name: string) => {
    const { rows } = (await (await ask('/flows')).json()) as { rows: { name: string }[] };
    return rows.filter((row) => row.name === name).length;
  };

  it('is done once', async () => {
    const headers = named();
    const first = await send('POST', '/flows', { name: 'Once' }, headers);
    const second = await send('POST', '/flows', { name: 'Once' }, headers);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect(await second.text()).toBe(await first.text());
    expect(await flows('Once')).toBe(1);
  });

  it('is done once when it comes twenty times at the same moment', async () => {
    const headers = named();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send('POST', '/flows', { name: 'At once' }, headers)),
    );
    expect(new Set(answers.map(({ status }) => status))).toSatisfy((all: Set<number>) =>
      [...all].every((one) => one === 201 || one === 409),
    );
    expect(await flows('At once')).toBe(1);
  });

  it('is another request when anything of it differs', async () => {
    const headers = named();
    await send('POST', '/flows', { name: 'This' }, headers);
    const other = await send('POST', '/flows', { name: 'That' }, headers);
    expect([other.status, await other.json()]).toMatchObject([422, { code: 'request.nameTaken' }]);
  });

  it('has a name that can be kept', async () => {
    for (const name of ['x'.repeat(256), 'two words']) {
      expect((await send('POST', '/flows', { name: 'x' }, { 'idempotency-key': name })).status).toBe(400);
    }
  });

  it('is each key’s own', async () => {
    const headers = { 'content-type': 'application/json', ...named() };
    const body = JSON.stringify({ name: 'Mine' });
    for (const role of ['admin', 'editor'] as const) {
      expect(
        (await ask('/flows', { role, method: 'POST', body, headers })).headers.get('idempotent-replayed'),
      ).toBeNull();
    }
    expect(await flows('Mine')).toBe(2);
  });
});

it('sends lists in pages, each page once', async () => {
  const { rows, nextCursor } = (await (await ask('/orders?limit=1&state=all')).json()) as Record<string, unknown>;
  expect([rows, nextCursor]).toEqual([[], null]);
  const wrong = await ask('/orders?cursor=mine&limit=1000');
  expect(await wrong.json()).toMatchObject({ problems: [{ subject: 'cursor' }, { subject: 'limit' }] });
});

it('sends its description to everybody, and not again to who has it', async () => {
  const answer = await site.ask('/api/v1/openapi.json');
  expect(answer.status).toBe(200);
  const tag = answer.headers.get('etag') ?? '';
  expect((await site.ask('/api/v1/openapi.json', { headers: { 'if-none-match': tag } })).status).toBe(304);
});

describe('when the clock stands still', () => {
  beforeAll(() => {
    vi.spyOn(site.world, 'now').mockReturnValue(new Date());
  });
  afterAll(() => {
    vi.restoreAllMocks();
  });

  it('one key may ask so much and no more, and others meanwhile', async () => {
    const { atOnce } = apiRates.key;
    const greedy = await aKey(site.world, { member: ana, role: 'viewer' });
    const look = () => site.ask('/api/v1/nothing', withKey(greedy));
    const answers = await Promise.all(Array.from({ length: atOnce }, look));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
    const refused = await look();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await refused.json()).toMatchObject({ code: 'request.tooMany', problems: [{ retry: 'later' }] });
    expect((await ask('/flows', { role: 'admin' })).status).toBe(200);
  });

  it('an address may guess only so often', async () => {
    const guess = () => site.ask('/api/v1/flows', withKey('sluice_key_wrong'));
    for (let turn = 0; turn < apiRates.strangers.atOnce; turn += 1) await guess();
    expect((await guess()).status).toBe(429);
  });
});
