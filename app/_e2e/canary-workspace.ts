import { createServer } from 'node:http';
import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { WebhookKind } from '../../nodes/watch/webhook-event';
import { startStore } from '../../server/connectors/sandbox-store/simulator';
import { databaseSecrets, inProductDatabase } from '../../server/tooling/e2e-database';
import { canaryOrder, corrected, noted, personsIn, secrets } from './canary-words';
import { flowOf, step } from './editor-kit';
import { ask, sendSigned, startListener, tell } from './story-kit';
import { connect, Made } from './story-straight';

export interface CanaryWorkspace {
  readonly slug: string;
  readonly flowId: string;
  readonly nodeId: string;
  readonly connectionIds: readonly string[];
  /** One that crossed and is held besides, and one that is stuck. */
  readonly orderIds: readonly string[];
  readonly runIds: readonly string[];
  /** What the product made itself and told once. */
  readonly made: readonly string[];
  /** Keys of programs: one that may do everything, one that may only look. */
  readonly keys: { readonly owner: string; readonly viewer: string };
  close(): Promise<void>;
}

const Found = z.object({ rows: z.array(z.object({ id: z.string(), number: z.string() })) });
const Causes = z.array(z.object({ code: z.string() }));

/** A workspace with a word to look for in every credential and wherever an order says who bought it, and with all that goes wrong. */
export async function openCanaryWorkspace(page: Page): Promise<CanaryWorkspace> {
  const { slug } = await tell(page, {
    procedure: 'me.addWorkspace',
    input: { name: 'Canary Crates' },
    answer: z.object({ slug: z.string() }),
  });
  const places = await openPlaces();
  const at = await connectAll(page, { slug, places });
  const made = await makeSecrets(page, { slug, url: places.listener.url });
  const flowId = await publishFlow(page, { slug, at });
  await sendAll(at.source.hook);
  const orderIds = await untilAllIsThere(page, slug);
  await workOn(page, { slug, orderIds });
  const runs = await ask(page, { procedure: 'runs.list', input: { workspace: slug }, answer: Listed });
  return {
    slug,
    flowId,
    nodeId: 'out',
    connectionIds: [at.source.id, at.shop, at.service],
    orderIds,
    runIds: runs.rows.map(({ id }) => id),
    made: [...made.all, ...databaseSecrets()],
    keys: made.keys,
    close: places.close,
  };
}

const Listed = z.object({ rows: z.array(z.object({ id: z.string() })).min(1) });

async function openPlaces() {
  const shop = await startStore({
    name: 'Canary Shop',
    apiKey: secrets.shop,
    webhookSecret: secrets.shopSigning,
    skus: ['CANARY-CRATE'],
    port: 0,
    file: ':memory:',
    now: () => new Date(),
    log: () => undefined,
  });
  const [echo, listener] = [await startEcho(), await startListener()];
  const close = async () => {
    await Promise.all([shop.stop(), echo.stop(), listener.stop()]);
  };
  return { shop, echo, listener, close };
}
type Places = Awaited<ReturnType<typeof openPlaces>>;

/** A system that refuses, and says in its answer everything it was sent, as badly written ones do. */
async function startEcho(): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    let said = `${request.url} ${JSON.stringify(request.headers)} `;
    request.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
    });
    request.on('end', () => {
      const key = request.headers['x-api-key'] ?? '';
      const message = `No such customer: ${personsIn(said).join(' ')}. The key was ${key}.`.slice(-290);
      response.writeHead(422, { 'content-type': 'application/json', 'x-echo': key });
      response.end(JSON.stringify({ message, said }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}`, stop };
}

async function connectAll(page: Page, { slug, places }: { slug: string; places: Places }) {
  const create = async (connection: object) =>
    (await tell(page, { procedure: 'connections.create', input: { workspace: slug, ...connection }, answer: Made })).id;
  const account = { settings: { baseUrl: places.shop.url }, credentials: shopKeys };
  const service = { url: places.echo.url, proof: 'header', headerName: 'x-api-key' };
  return {
    source: await connect(page, {
      name: 'Canary Source',
      workspace: slug,
      credentials: { webhookSecret: secrets.signing, authValue: secrets.outgoing },
      attributes: { birthday: { from: 'path', path: 'note_attributes[].value' } },
    }),
    shop: await create({ connector: 'sandbox-store', name: 'Canary Shop', ...account }),
    service: await create({
      connector: 'web-service',
      name: 'Canary ERP',
      settings: service,
      credentials: { secret: secrets.service },
    }),
    post: await create({ connector: 'mail', name: 'Canary Post', settings: {}, credentials: {} }),
  };
}
type Connected = Awaited<ReturnType<typeof connectAll>>;

const shopKeys = { apiKey: secrets.shop, webhookSecret: secrets.shopSigning };

/** Keys of programs and the secret of a webhook: told once, to whoever makes them. */
async function makeSecrets(page: Page, { slug: workspace, url }: { slug: string; url: string }) {
  const aKey = async (role: string) => {
    const input = { workspace, name: `For a ${role}`, role, days: 1 };
    return (await tell(page, { procedure: 'apiKeys.create', input, answer: z.object({ key: z.string() }) })).key;
  };
  const endpoint = { workspace, url: `${url}/told`, description: 'Canary ledger', kinds: WebhookKind.options };
  const answer = z.object({ secret: z.string() });
  const { secret } = await tell(page, { procedure: 'webhooks.create', input: endpoint, answer });
  const keys = { owner: await aKey('owner'), viewer: await aKey('viewer') };
  return { keys, all: [secret, secret.replace('whsec_', ''), keys.owner, keys.viewer] };
}

/** Into the shop, by email, to a web service and before a person: each tells of the buyer in its own way. */
async function publishFlow(page: Page, { slug: workspace, at }: { slug: string; at: Connected }): Promise<string> {
  const person = '{{buyerName}}, {{buyerEmail}}, {{shipToAddress}}, {{shipToCity}}, {{note}}';
  const rule = { kind: 'test', fact: 'buyerEmail', operator: 'containsText', value: 'example' };
  const document = flowOf(
    [
      step('in source', { settings: { connectionId: at.source.id, events: ['created'] } }),
      step('ask condition', { x: 300, settings: { rule } }),
      step('out publish', {
        x: 600,
        settings: { connectionId: at.shop, publish: { kind: 'always' }, overrides: [], overwrites: [] },
      }),
      step('mail email', {
        x: 600,
        y: 200,
        settings: {
          connectionId: at.post,
          to: '{{buyerEmail}}',
          subject: 'For {{buyerName}}',
          text: person,
          attach: 'nothing',
        },
      }),
      step('call http-call', {
        x: 600,
        y: 400,
        settings: { connectionId: at.service, method: 'POST', path: '/of/{{buyerEmail}}', body: 'order', fields: [] },
      }),
      step('hold hold', {
        x: 600,
        y: 600,
        settings: { message: `Is this real: ${person}`, approvers: 'editor', ifNobody: 'wait', laterNews: 'same' },
      }),
    ],
    'in out ask',
    'ask yes out',
    'ask yes mail',
    'ask yes call',
    'ask yes hold',
  );
  const created = { workspace, name: 'Canary flow', document };
  const { id } = await tell(page, { procedure: 'flows.create', input: created, answer: Made });
  await tell(page, {
    procedure: 'flows.publish',
    input: { workspace, flowId: id, revision: 1 },
    answer: z.unknown(),
  });
  return id;
}

/** Two orders, one that cannot be read, and one that somebody else made up; each with a key beside it that is none of ours to keep. */
async function sendAll(hook: string): Promise<void> {
  const more = { authorization: `Bearer ${secrets.header}`, 'x-api-key': secrets.header, cookie: secrets.header };
  const send = async (body: string, secret: string = secrets.signing) =>
    (await sendSigned(hook, { body, secret, more })).status;
  const good = JSON.stringify(canaryOrder({ id: 8_801, name: '#CAN1', sku: 'CANARY-CRATE' }));
  expect(await send(good)).toBe(202);
  expect(await send(JSON.stringify(canaryOrder({ id: 8_802, name: '#CAN2', sku: 'NO-SUCH-CRATE' })))).toBe(202);
  expect(await send(good.slice(0, -40))).toBe(400);
  expect(await send(good, 'not the secret')).toBe(401);
}

async function untilAllIsThere(page: Page, workspace: string): Promise<readonly string[]> {
  const causes = async () => {
    const groups = await ask(page, { procedure: 'problems.groups', input: { workspace }, answer: Causes });
    return groups.map(({ code }) => code);
  };
  const wanted = ['sku.unknown', 'destination.refused', 'mail.refused', 'inbox.unreadable'];
  await expect.poll(causes, { timeout: 30_000 }).toEqual(expect.arrayContaining(wanted));
  const list = () => ask(page, { procedure: 'orders.list', input: { workspace, state: 'all' }, answer: Found });
  await expect.poll(async () => (await list()).rows.length).toBe(2);
  return (await list()).rows.toSorted((a, b) => a.number.localeCompare(b.number)).map(({ id }) => id);
}

/** What people do with orders writes about their buyers as well. */
async function workOn(page: Page, { slug: workspace, orderIds }: { slug: string; orderIds: readonly string[] }) {
  const [crossed, stuck] = orderIds;
  const answer = z.unknown();
  await tell(page, { procedure: 'orders.addNote', input: { workspace, orderId: crossed, text: noted }, answer });
  const edits = [{ field: 'shipTo.line1', value: corrected.now }];
  await tell(page, { procedure: 'orders.correct', input: { workspace, orderId: stuck, edits }, answer });
  // The next look for something to alert people about is now.
  await inProductDatabase([
    [
      `update alert_settings set next_look_at = now() where workspace_id = (select id from workspace where slug = $1)`,
      [workspace],
    ],
  ]);
  const alerts = () => ask(page, { procedure: 'alerts.open', input: { workspace }, answer: z.array(z.unknown()) });
  await expect.poll(async () => (await alerts()).length, { timeout: 30_000 }).toBeGreaterThanOrEqual(4);
}
