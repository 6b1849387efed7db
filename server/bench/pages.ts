import { parseArgs } from 'node:util';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from '../setup/chromium';
import { addressOf, appPages } from '../tooling/app-pages';
import { productUrl, startProduct } from '../tooling/e2e-product';
import { type Visitor, visit } from '../tooling/product-visitor';

// npm run bench:pages -- --json: how long the server takes for every page of the app on the demo's data: for the page itself
// (p75_ms), and for the slowest of the answers it then asks for (data_p75_ms). Run it on a quiet machine after "npm run build".
const { values: options } = parseArgs({
  options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '30' } },
});
const rounds = Number(options.rounds);
const targetMs = 200;

const product = await startProduct();
try {
  const { executablePath, args, env } = findChromium();
  const browser = await chromium.launch({ executablePath, args: [...args], env: { ...env } });
  try {
    const context = await browser.newContext({ baseURL: productUrl, extraHTTPHeaders: { origin: productUrl } });
    const visitor = await visit(context);
    const values = await examplesFor(visitor);
    for (const page of appPages()) tell(await measure(context, { page, address: addressOf(page, values) }));
  } finally {
    await browser.close();
  }
} finally {
  await product.stop();
}

interface Line {
  readonly name: string;
  readonly p75_ms: number;
  /** Null: the page asks for nothing. */
  readonly data_p75_ms: number | null;
  /** Which answer that is. */
  readonly slowest: string | null;
}

function tell(line: Line): void {
  if (Math.max(line.p75_ms, line.data_p75_ms ?? 0) > targetMs) process.exitCode = 1;
  const data = line.slowest ? `, ${line.data_p75_ms} ms for ${line.slowest}` : '';
  console.log(options.json ? JSON.stringify(line) : `${line.name}: ${line.p75_ms} ms${data}`);
}

/** One of each thing that has a page, from the demo. */
async function examplesFor({ workspace, ask }: Visitor): Promise<Readonly<Record<string, string>>> {
  type Listed = readonly { id: string }[] | { readonly rows: readonly { id: string }[] };
  const first = async (procedure: string) => {
    const listed = await ask<Listed>(procedure);
    return ('rows' in listed ? listed.rows : listed)[0]?.id ?? '';
  };
  const flowId = await first('flows.list');
  const drawn = await ask<{ draft: { nodes: { id: string }[] } }>('flows.get', { flowId });
  return {
    workspace,
    orderId: await first('orders.list'),
    runId: await first('runs.list'),
    flowId,
    nodeId: drawn.draft.nodes[0]?.id ?? '',
    connectionId: await first('connections.list'),
    templateId: 'builtin:orders-to-shop',
    kind: 'invoice',
    token: 'a-link-that-is-over',
  };
}

async function measure(
  context: BrowserContext,
  { page: name, address }: { page: string; address: string },
): Promise<Line> {
  const asked = await questionsOf(await context.newPage(), address);
  const times = new Map<string, number>();
  for (const [question, body] of asked) times.set(question, await p75(context, { address: question, body }));
  const [slowest, data] = [...times].sort(([, one], [, other]) => other - one)[0] ?? [null, null];
  return {
    name,
    p75_ms: await p75(context, { address, body: null }),
    data_p75_ms: data,
    slowest: slowest && decodeURIComponent(slowest.split('?')[0] ?? '').replace('/api/trpc/', ''),
  };
}

/** What a browser asks for while the page opens, as it asks it. */
async function questionsOf(page: Page, address: string): Promise<ReadonlyMap<string, string | null>> {
  const asked = new Map<string, string | null>();
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith('/api/trpc/')) asked.set(pathname + search, request.postData());
  });
  await page.goto(address, { waitUntil: 'networkidle' }).catch(() => page.waitForTimeout(2_000));
  await page.close();
  return asked;
}

/** Three times to warm up, then one after the other. */
async function p75(
  { request }: BrowserContext,
  { address, body }: { address: string; body: string | null },
): Promise<number> {
  const asking = { headers: { 'content-type': 'application/json', origin: productUrl }, data: body ?? '' };
  const times: number[] = [];
  for (let round = -3; round < rounds; round += 1) {
    const start = performance.now();
    const answer = await (body === null ? request.get(address, { maxRedirects: 0 }) : request.post(address, asking));
    await answer.body();
    if (answer.status() >= 500) throw new Error(`${address} was answered with ${answer.status()}.`);
    if (round >= 0) times.push(performance.now() - start);
  }
  const sorted = times.sort((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length * 0.75)] ?? Number.NaN) * 10) / 10;
}
