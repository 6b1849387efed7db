import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { z } from 'zod';
import { officialMessages } from '../../server/connectors/generic/official-orders';
import { type Store, startStore } from '../../server/connectors/sandbox-store/simulator';
import { productUrl } from '../../server/tooling/e2e-product';

/** Where the demo's person works. */
const workspace = 'demo-workshop';
export const to = (path: string) => `/${workspace}/${path}`;

interface Wish {
  readonly procedure: string;
  readonly input?: object;
}

const Done = z.object({ result: z.object({ data: z.unknown() }) });

/** What a page asks the server for, to set a stage. What is being proved goes through the page. */
export async function ask<Schema extends z.ZodType>(
  page: Page,
  { procedure, input, answer }: Wish & { answer: Schema },
): Promise<z.output<Schema>> {
  const query = encodeURIComponent(JSON.stringify({ workspace, ...input }));
  const response = await page.request.get(`/api/trpc/${procedure}?input=${query}`);
  return answer.parse(Done.parse(await response.json()).result.data);
}

export async function tell<Schema extends z.ZodType>(
  page: Page,
  { answer, ...wish }: Wish & { answer: Schema },
): Promise<z.output<Schema>> {
  const response = await post(page, wish);
  expect(response.ok(), `${wish.procedure} is done: ${await response.text()}`).toBe(true);
  return answer.parse(Done.parse(await response.json()).result.data);
}

/** What is said when it is not done. */
export async function refusal(page: Page, wish: Wish): Promise<string> {
  const response = await post(page, wish);
  expect(response.ok(), 'it was refused').toBe(false);
  return response.text();
}

const post = (page: Page, { procedure, input }: Wish) =>
  page.request.post(`/api/trpc/${procedure}`, { data: { workspace, ...input }, headers: { origin: productUrl } });

const Places = z.object({ demo: z.object({ urls: z.array(z.object({ label: z.string(), url: z.string() })) }) });

/** Addresses of the demo's marketplaces and shop, by name. */
export async function demoPlaces(page: Page): Promise<{ harbour: string; lantern: string; store: string }> {
  const { demo } = await ask(page, { procedure: 'workspace.get', answer: Places });
  const urlOf = (name: string) => demo.urls.find(({ label }) => label === name)?.url ?? '';
  return { harbour: urlOf('Harbour Market'), lantern: urlOf('Lantern Bazaar'), store: urlOf('Workshop Store') };
}

const Answer = z.object({ response: z.object({ order: z.record(z.string(), z.unknown()) }) });

/** Shopify's own example of a paid order (one iPod to Canada, USD 181.09), as its webhook would carry it. */
export function officialOrder(changes: object = {}): Record<string, unknown> {
  const [message] = officialMessages('shopify', 'order.test_23');
  return { ...Answer.parse(message?.json).response.order, ...changes };
}

/** As Shopify sends it: signed over the very bytes. */
export async function sendSigned(
  address: string,
  {
    body,
    secret,
    more = {},
  }: { body: string | Uint8Array<ArrayBuffer>; secret: string; more?: Record<string, string> },
): Promise<{ status: number; text: string }> {
  const answer = await fetch(address, {
    method: 'POST',
    body,
    headers: {
      ...more,
      'content-type': 'application/json',
      'x-shopify-topic': 'orders/create',
      'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
    },
  });
  return { status: answer.status, text: await answer.text() };
}

export interface Listener {
  readonly url: string;
  /** What was sent to it, oldest first. */
  readonly heard: readonly { readonly path: string; readonly body: string }[];
  stop(): Promise<void>;
}

/** A system of somebody's own that takes whatever it is told. */
export async function startListener(): Promise<Listener> {
  const heard: { path: string; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      if (request.method !== 'GET') heard.push({ path: request.url ?? '', body });
      response.writeHead(request.method === 'GET' ? 404 : 200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}`, heard, stop };
}

export const storeSecret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;

/** A shop that only this test knows, selling what the official order is about. */
export const openShop = ({
  apiKey,
  port = 0,
  file = ':memory:',
  skus = ['IPOD2009BLACK'],
}: {
  apiKey: string;
  skus?: readonly string[];
  port?: number;
  file?: string;
}): Promise<Store> =>
  startStore({
    name: 'Corner Shop',
    apiKey,
    webhookSecret: storeSecret,
    skus,
    port,
    file,
    now: () => new Date(),
    log: () => undefined,
  });

/** Looks at a page that does not change by itself until it shows what is looked for. */
export async function untilShown(page: Page, { url, locator }: { url: string; locator: Locator }): Promise<void> {
  await page.goto(url);
  await expect(async () => {
    if (!(await locator.isVisible())) await page.reload();
    await expect(locator).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
}

/** What keeps people out of a page, each with its place. @param rules only these; all when absent */
export async function axeFindings(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
