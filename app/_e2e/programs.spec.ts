import { createHmac, randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import createClient from 'openapi-fetch';
import { z } from 'zod';
import { productUrl } from '../../server/tooling/e2e-product';
import type { paths } from '../../server/tooling/sluice-api';
import { test } from './demo';
import { axeFindings, officialOrder, openShop, storeSecret } from './story-kit';

/** A client generated from the OpenAPI document alone, as a stranger would generate one. */
const clientFor = (key: string) =>
  createClient<paths>({ baseUrl: productUrl, headers: { authorization: `Bearer ${key}` } });
type Client = ReturnType<typeof clientFor>;

const Done = z.object({ result: z.object({ data: z.unknown() }) });
const Workspace = z.object({ slug: z.string() });
const Suggested = z.object({ settings: z.record(z.string(), z.unknown()) });

async function tell<Schema extends z.ZodType>(
  page: Page,
  { procedure, input, answer }: { procedure: string; input: object; answer: Schema },
): Promise<z.output<Schema>> {
  const request = { data: input, headers: { origin: productUrl } };
  const response = await page.request.post(`/api/trpc/${procedure}`, request);
  return answer.parse(Done.parse(await response.json()).result.data);
}

const openWorkspace = (page: Page, name: string) =>
  tell(page, { procedure: 'me.addWorkspace', input: { name }, answer: Workspace });

/** In Settings, as a person does it. */
async function makeKey(page: Page, { name, role }: { name: string; role: string }): Promise<string> {
  await page.getByRole('button', { name: 'Create a key' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create a key' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: new RegExp(`^${role}`) }).click();
  await dialog.getByRole('button', { name: 'Create the key' }).click();
  const key = await dialog.getByLabel('Key', { exact: true }).inputValue();
  await dialog.getByRole('button', { name: 'Done' }).click();
  return key;
}

const webhookSecret = 'the secret of the ERP';
/** As the API's description says it is, unless the connection says otherwise. */
const signed = { signature: 'hmacHex', signatureHeader: 'x-signature', signaturePrefix: '' };

async function connect(client: Client, { page, slug, shopUrl }: { page: Page; slug: string; shopUrl: string }) {
  const sample = JSON.stringify(officialOrder());
  const input = { workspace: slug, connector: 'generic', sample };
  const { settings } = await tell(page, { procedure: 'connections.suggestMapping', input, answer: Suggested });
  const erp = await client.POST('/api/v1/connections', {
    body: { connector: 'generic', name: 'ERP', settings: { ...settings, ...signed }, credentials: { webhookSecret } },
  });
  const shop = await client.POST('/api/v1/connections', {
    body: {
      connector: 'sandbox-store',
      name: 'Shop',
      settings: { baseUrl: shopUrl },
      credentials: { apiKey: 'programs-key', webhookSecret: storeSecret },
    },
  });
  return { erp: erp.data?.id ?? '', shop: shop.data?.id ?? '' };
}

const at = { x: 0, y: 0 };
const drawing = ({ erp, shop }: { erp: string; shop: string }) => ({
  version: 1 as const,
  nodes: [
    { id: 'in', type: 'source', name: null, settings: { events: ['created'], connectionId: erp }, position: at },
    {
      id: 'out',
      type: 'publish',
      name: null,
      settings: { publish: { kind: 'always' }, overwrites: [], overrides: [], connectionId: shop },
      position: { x: 300, y: 0 },
    },
  ],
  edges: [{ id: 'e', from: 'in', fromPort: 'out', to: 'out' }],
});

async function publish(client: Client, at: { erp: string; shop: string }): Promise<string> {
  const made = await client.POST('/api/v1/flows', { body: { name: 'From the ERP' } });
  const flowId = made.data?.id ?? '';
  const path = { flowId };
  const { response } = await client.GET('/api/v1/flows/{flowId}', { params: { path } });
  const tag = response.headers.get('etag') ?? '';
  const body = { draft: drawing(at) };
  const saved = await client.PUT('/api/v1/flows/{flowId}/draft', {
    params: { path, header: { 'If-Match': tag } },
    body,
  });
  expect(saved.error).toBeUndefined();
  const stale = await client.PUT('/api/v1/flows/{flowId}/draft', {
    params: { path, header: { 'If-Match': tag } },
    body,
  });
  expect([stale.response.status, stale.error?.code]).toEqual([412, 'flow.draftMoved']);
  const revision = saved.data?.revision ?? 0;
  const live = await client.POST('/api/v1/flows/{flowId}/publish', { params: { path }, body: { revision } });
  expect(live.data).toEqual({ version: 1 });
  return flowId;
}

async function sendOrder(client: Client, erp: string) {
  const { data } = await client.GET('/api/v1/connections/{connectionId}', { params: { path: { connectionId: erp } } });
  expect(JSON.stringify(data)).not.toContain(webhookSecret);
  const token = data?.webhookUrl?.split('/').at(-1) ?? '';
  const text = JSON.stringify(officialOrder());
  const signature = createHmac('sha256', webhookSecret).update(text).digest('hex');
  return client.POST('/api/hooks/{token}', {
    params: { path: { token }, header: { 'x-signature': signature } },
    body: officialOrder(),
    bodySerializer: () => text,
    headers: { 'content-type': 'application/json' },
  });
}

/** By cause, as a plan that is looked at before it is begun. */
async function retryAll(client: Client) {
  const { data: problems } = await client.GET('/api/v1/problems');
  const [group] = problems?.rows ?? [];
  expect(group).toMatchObject({ code: 'sku.unknown', subject: 'IPOD2009BLACK', orders: 1, fix: 'mapSku' });
  const { code = '', subject = null, connectionId = null } = group ?? {};
  const planned = await client.POST('/api/v1/retries', {
    params: { header: { 'Idempotency-Key': randomUUID() } },
    body: { what: { kind: 'cause', cause: { code, subject, connectionId } } },
  });
  expect(planned.data?.things).toBe(1);
  const path = { taskId: planned.data?.id ?? '' };
  const look = async () => (await client.GET('/api/v1/retries/{taskId}', { params: { path } })).data;
  await expect.poll(async () => (await look())?.state).toBe('ready');
  expect((await client.POST('/api/v1/retries/{taskId}/begin', { params: { path }, body: {} })).response.status).toBe(
    200,
  );
  await expect.poll(async () => (await look())?.ended, { timeout: 20_000 }).toBe(1);
  expect((await look())?.result).toMatchObject([{ kind: 'needsFix', count: 1 }]);
}

test('a program written with a generated client connects, draws, publishes, sends an order, reads its run and tries again', async ({
  page,
}) => {
  test.setTimeout(120_000);
  // It knows the product under another name.
  const shop = await openShop({ apiKey: 'programs-key', skus: ['IPOD'] });
  try {
    const { slug } = await openWorkspace(page, 'Programs');
    await page.goto(`/${slug}/settings`);
    const client = clientFor(await makeKey(page, { name: 'Our ERP', role: 'Admin' }));
    await expect(page.getByRole('listitem').filter({ hasText: 'Our ERP' })).toContainText('Not used yet');

    const places = await connect(client, { page, slug, shopUrl: shop.url });
    const flowId = await publish(client, places);
    expect((await sendOrder(client, places.erp)).data).toEqual({ accepted: true, duplicate: false });
    expect((await sendOrder(client, places.erp)).data).toEqual({ accepted: true, duplicate: true });

    const stuck = async () =>
      (await client.GET('/api/v1/runs', { params: { query: { flowId, state: 'problem' } } })).data;
    await expect.poll(async () => (await stuck())?.rows.length, { timeout: 20_000 }).toBe(1);
    const [row] = (await stuck())?.rows ?? [];
    const runPath = { runId: row?.id ?? '' };
    const { data: run } = await client.GET('/api/v1/runs/{runId}', { params: { path: runPath } });
    expect(run?.steps.map(({ nodeId }) => nodeId)).toEqual(['in', 'out']);
    await retryAll(client);

    const match = { connectionId: places.shop, sku: 'IPOD2009BLACK' };
    const set = await client.PUT('/api/v1/sku-map/{connectionId}/{sku}', {
      params: { path: match },
      body: { targetSku: 'IPOD' },
    });
    expect(set.data).toEqual({ resumed: 1 });
    const orderPath = { orderId: row?.orderId ?? '' };
    const order = async () => (await client.GET('/api/v1/orders/{orderId}', { params: { path: orderPath } })).data;
    await expect.poll(async () => (await order())?.word, { timeout: 20_000 }).toBe('published');
    expect((await order())?.links.map(({ name }) => name)).toContain('Shop');

    await page.goto(`/${slug}/settings/audit`);
    const deed = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Flow published' });
    await expect(deed).toContainText('by the key “Our ERP” for Ana Ruiz');
    await page.goto(`/${slug}/settings`);
    await page.getByRole('button', { name: 'Revoke Our ERP' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await expect(page.getByText('No program comes in yet.')).toBeVisible();
    expect((await client.GET('/api/v1/flows')).response.status).toBe(401);
  } finally {
    await shop.stop();
  }
});

const roles = ['owner', 'admin', 'editor', 'viewer'] as const;
const Document = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ operationId: z.string(), 'x-roles': z.array(z.string()).optional() })),
  ),
});

test('every address of the built product is open to the roles its description names, and to nobody without a key', async ({
  page,
}) => {
  const { slug } = await openWorkspace(page, 'Every address');
  const document = Document.parse(await (await fetch(`${productUrl}/api/v1/openapi.json`)).json());
  const addresses = Object.entries(document.paths)
    .filter(([path]) => path.startsWith('/api/v1/'))
    .flatMap(([path, methods]) => Object.entries(methods).map(([method, about]) => ({ path, method, about })));
  expect(addresses.length).toBeGreaterThan(40);
  const id = randomUUID();
  const ask = ({ path, method }: (typeof addresses)[number], headers: Record<string, string>) =>
    fetch(`${productUrl}${path.replace(/\{\w+\}/g, id)}`, { method: method.toUpperCase(), headers });
  for (const role of roles) {
    const input = { workspace: slug, name: `As ${role}`, role, days: 1 };
    const { key } = await tell(page, { procedure: 'apiKeys.create', input, answer: z.object({ key: z.string() }) });
    for (const address of addresses) {
      const { status } = await ask(address, { authorization: `Bearer ${key}` });
      const isOpen = address.about['x-roles']?.includes(role) ?? false;
      expect(status === 403, `${address.about.operationId} as ${role}: ${status}`).toBe(!isOpen);
      expect(status, address.about.operationId).toBeLessThan(500);
    }
  }
  const [first, ...rest] = addresses;
  for (const address of [first, ...rest.slice(-3)]) {
    if (address) expect((await ask(address, {})).status, address.about.operationId).toBe(401);
  }
});

test('the API is read in the help, opened address by address, on a phone too', async ({ page, home }) => {
  await page.setViewportSize({ width: 375, height: 740 });
  await page.goto(`${home}/help/api`);
  await page.getByRole('button', { name: /^Save the draft/ }).click();
  const card = page.getByRole('article').filter({ hasText: 'Save the draft' });
  await expect(card).toContainText('For keys of the role editor or above.');
  await card.getByRole('button', { name: 'Fields of draft' }).click();
  await card.getByRole('button', { name: 'Fields of nodes' }).click();
  await expect(card).toContainText('position');
  await expect(card.getByRole('region', { name: 'curl: Save the draft' })).toContainText(
    '/api/v1/flows/{flowId}/draft',
  );
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
  expect(await axeFindings(page)).toEqual([]);
});
