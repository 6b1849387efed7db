import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { selectConnections } from '../db/queries/connections';
import { withWorkspace } from '../db/with-workspace';
import { openConnection } from '../jobs/open-connection';
import { createLog } from '../log';
import { getOrder } from '../orders/get-order';
import { listOrders } from '../orders/list-orders';
import { startTestDemo, type TestDemo } from '../tooling/test-demo';
import { serveSite } from '../tooling/test-site';
import { aColleague } from '../tooling/test-world';
import { appRouter } from '../trpc/app-router';
import { type Ids, questions } from '../trpc/isolation-questions';
import type { Context } from '../trpc/procedures';
import type { Member } from '../workspaces/member';

const logged: string[] = [];
let demo: TestDemo;
let viewer: Member;
let echo: { url: string; server: Server };
/** What nobody may ever read again: keys and signing secrets of all accounts. */
let secrets: readonly string[];
/** Who bought the orders of this test. */
let people: readonly string[];
let ids: Ids;

beforeAll(async () => {
  const log = createLog({ name: 'test', level: 'trace' }, { write: (line) => void logged.push(line) });
  demo = await startTestDemo({ log });
  viewer = await aColleague(demo.world, { of: demo.owner, role: 'viewer' });
  secrets = await readSecrets();
  echo = await startEcho();
  await pointStoreAt(echo.url);
  ids = await traffic();
}, 90_000);
afterAll(async () => {
  echo.server.closeAllConnections();
  echo.server.close();
  await demo.drop();
}, 60_000);

const inWorkspace = <T>(work: Parameters<typeof withWorkspace<T>>[2]) =>
  withWorkspace(demo.world.db, demo.owner.workspaceId, work);

async function readSecrets(): Promise<readonly string[]> {
  const rows = await inWorkspace((trx) => selectConnections(trx, demo.owner).execute());
  const opened = await Promise.all(rows.map((row) => openConnection(demo.world, row)));
  return opened.flatMap((one) => Object.values(one?.credentials ?? {}).filter((text) => typeof text === 'string'));
}

/** A shop that tells everything it was sent, as badly written ones do: in its answer's headers, in its body and in its sentence. */
async function startEcho(): Promise<typeof echo> {
  let count = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      count += 1;
      const said = `${request.url} ${JSON.stringify(request.headers)} ${Buffer.concat(chunks).toString('utf8')}`;
      const key = String(request.headers.authorization ?? request.headers['x-api-key'] ?? '');
      response.writeHead(count % 3 === 0 ? 500 : 422, { 'content-type': 'application/json', 'x-echo-key': key });
      response.end(JSON.stringify({ error: { code: 'refused', message: `Refused: ${said}` }, message: said, key }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has an address with a port.');
  return { server, url: `http://127.0.0.1:${address.port}` };
}

const pointStoreAt = (url: string) =>
  inWorkspace((trx) =>
    sql`update connection set settings = settings || jsonb_build_object('baseUrl', ${url}::text) where id = ${demo.at.store}`.execute(
      trx,
    ),
  );

/** Orders that reach the talkative shop and are refused there, a webhook that is forged, a pull of what is not there. */
async function traffic(): Promise<Ids> {
  const placed = [1, 2, 3].map(() => demo.sandbox.simulators.lantern.place({ quantity: 1 }));
  const found = async () => {
    const search = { state: 'all', limit: 10 } as const;
    const { rows } = await listOrders(demo.world, { member: demo.owner, search });
    return rows.filter(({ number }) => placed.some((one) => one.number === number));
  };
  const tried = () =>
    inWorkspace((trx) =>
      trx
        .selectFrom('delivery')
        .select(['id', 'run_id as runId', 'order_id as orderId'])
        .where('exchanges', 'is not', null)
        .execute(),
    );
  await vi.waitFor(async () => expect((await tried()).length).toBeGreaterThanOrEqual(3), { timeout: 30_000 });
  const views = await Promise.all(
    (await found()).map(({ id }) => getOrder(demo.world, { member: demo.owner, orderId: id })),
  );
  people = views.flatMap((view) => {
    if (!view.ok) return [];
    const { buyer, shipTo } = view.value.order;
    return [buyer.name, buyer.email, buyer.phone, shipTo?.lines[0]].filter((text) => text !== undefined);
  });
  expect(people.length).toBeGreaterThanOrEqual(9);
  const [one] = await tried();
  if (!one) throw new Error('a delivery');
  const message = await inWorkspace((trx) => trx.selectFrom('inbox_entry').select('id').executeTakeFirstOrThrow());
  const named = {
    flowId: demo.flows.toStore,
    connectionId: demo.at.store,
    orderId: one.orderId,
    runId: one.runId,
    deliveryId: one.id,
  };
  const others = { backfillId: one.id, holdId: one.id, taskId: one.id, invitationId: one.id, templateId: one.id };
  const told = { accessId: one.id, keyId: one.id, alertId: one.id, endpointId: one.id, webhookMessageId: one.id };
  return { ...named, ...others, ...told, messageId: message.id, userId: viewer.userId, slug: demo.owner.slug };
}

async function answers(member: Member): Promise<ReadonlyMap<string, string>> {
  const account = { id: member.userId, name: member.userName, email: 'someone@example.com' };
  const context: Context = {
    world: demo.world,
    account,
    address: null,
    findMember: () => Promise.resolve(member),
    noteDenied: () => Promise.resolve(),
  };
  const caller = appRouter.createCaller(context) as unknown as Record<
    string,
    Record<string, (input: object) => Promise<unknown>>
  >;
  const all = new Map<string, string>();
  for (const [path, ask] of Object.entries(questions)) {
    if (path === 'members.leave' || changing.test(path)) continue;
    const [area = '', name = ''] = path.split('.');
    const input = {
      workspace: member.slug,
      ...ask(ids),
      ...(path === 'orders.list' && { search: '', connectionId: undefined }),
    };
    all.set(path, await (caller[area]?.[name]?.(input) ?? Promise.resolve(null)).then(JSON.stringify, said));
  }
  return all;
}

/** What would change what the others are to find. */
const changing =
  /^(orders\.(retry|skip|markDelivered|correct|addNote)|connections\.(archive|update|pause|resume)|members\.|privacy\.erase|workspace\.rename)/;

/** An error as the browser gets it, and more: its cause. */
const said = (error: unknown) =>
  error instanceof Error ? `${error.message} ${JSON.stringify(error.cause ?? null)}` : '';

function leaks(text: string, words: readonly string[]): string[] {
  const lower = text.toLowerCase();
  return words.filter((word) => lower.includes(word.toLowerCase()));
}

it('has secrets and people to look for', () => {
  expect(secrets.filter((secret) => secret.length > 12).length).toBeGreaterThanOrEqual(6);
});

it('answers nobody with a secret, and a viewer with nobody’s data', async () => {
  for (const [path, text] of await answers(demo.owner)) expect(leaks(text, secrets), `${path} as owner`).toEqual([]);
  for (const [path, text] of await answers(viewer)) {
    expect(leaks(text, [...secrets, ...people]), `${path} as viewer`).toEqual([]);
  }
});

it('shows those who work on orders what was answered, without the key in it', async () => {
  const view = await getOrder(demo.world, { member: demo.owner, orderId: ids.orderId });
  expect(view.ok && JSON.stringify(view.value.timeline)).toContain('Refused:');
  expect(view.ok && JSON.stringify(view.value.timeline)).toContain('•••');
});

it('writes neither into the log', () => {
  expect(logged.length).toBeGreaterThan(0);
  expect(leaks(logged.join('\n'), [...secrets, ...people])).toEqual([]);
});

it('keeps no secret in the database but sealed', async () => {
  const tables = await inWorkspace(async (trx) => {
    const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.columns
      where column_name = 'workspace_id' and table_schema = current_schema()`.execute(trx);
    return rows.map(({ name }) => name);
  });
  for (const name of tables) {
    const text = await inWorkspace(async (trx) => {
      const { rows } = await sql<{
        text: string | null;
      }>`select string_agg(t::text, ' ') as text from ${sql.table(name)} t`.execute(trx);
      return rows[0]?.text ?? '';
    });
    expect(leaks(text, secrets), name).toEqual([]);
  }
  const raw = await inWorkspace((trx) => trx.selectFrom('inbox_entry').select('body').execute());
  expect(leaks(raw.map(({ body }) => body.toString('utf8')).join(' '), secrets)).toEqual([]);
});

it('tells neither at its other doors: metrics, forged webhooks, errors', async () => {
  const { base, close } = await serveSite(demo.world);
  const origin = demo.world.publicUrl;
  const token = await inWorkspace((trx) =>
    trx
      .selectFrom('connection')
      .select('webhook_token as token')
      .where('id', '=', demo.at.lantern)
      .executeTakeFirstOrThrow(),
  );
  const forged = {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: secrets[0] ?? '' },
    body: JSON.stringify({ secrets, people }),
  };
  const doors: [string, RequestInit?][] = [
    ['/api/metrics'],
    ['/api/readyz'],
    [`/api/hooks/${token.token}`, forged],
    ['/api/hooks/nowhere', forged],
    [`/api/trpc/orders.get?input=${encodeURIComponent(JSON.stringify({ workspace: secrets[0] }))}`],
    ['/api/trpc/orders.addNote', { ...forged, headers: { ...forged.headers, origin } }],
  ];
  for (const [path, init] of doors) {
    const answer = await fetch(`${base}${path}`, init);
    const text = `${await answer.text()} ${JSON.stringify([...answer.headers])}`;
    expect(leaks(text, [...secrets, ...people]), path.slice(0, 20)).toEqual([]);
  }
  close();
  expect(leaks(logged.join('\n'), [...secrets, ...people])).toEqual([]);
});
