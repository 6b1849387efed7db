import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { shopProducts, unlistedProduct } from './catalogue';
import { createFaultScript } from './faults';
import { generateOrder } from './generate-order';
import { answerPage, html } from './html';
import { answerJson, type Route } from './http-types';
import { openJournal } from './journal';
import { createLedger } from './ledger';
import { decimalText } from './minor-units';
import { OrderBook } from './order-book';
import { createRateLimiter } from './rate-limiter';
import { startSimulatorServer } from './simulator-server';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0)) await step();
});

async function serve(routes: readonly Route[] = [{ method: 'GET', path: '/a/:id', access: 'api', handle: echo }]) {
  const faults = createFaultScript();
  const limiter = createRateLimiter(() => new Date());
  const server = await startSimulatorServer({
    routes,
    port: 0,
    authorize: () => null,
    faults,
    limiter,
    log: () => undefined,
  });
  undo.push(server.stop);
  return { ...server, faults, limiter };
}

let handled = 0;
const echo: Route['handle'] = ({ params, query }) => {
  handled += 1;
  return answerJson(200, { id: params['id'], page: query.get('page') });
};

const json = async (url: string) => (await fetch(url)).json();

it('invents the same order from the same seed, and other orders from other seeds', () => {
  const wish = { seed: 'a', countries: ['DE', 'JP'] };
  expect(generateOrder(wish)).toEqual(generateOrder(wish));
  expect(generateOrder({ ...wish, seed: 'b' })).not.toEqual(generateOrder(wish));
});

it('sells products with SKUs of their own and barcodes whose check digit is right', () => {
  const all = [...shopProducts, unlistedProduct];
  expect(shopProducts).toHaveLength(40);
  expect(new Set(all.map(({ sku }) => sku)).size).toBe(41);
  for (const { gtin } of all) {
    const weighted = [...gtin].reduce((sum, digit, index) => sum + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
    expect(gtin).toMatch(/^\d{13}$/);
    expect(weighted % 10).toBe(0);
  }
});

it.each([
  [1250, 'EUR', '12.50'],
  [5, 'EUR', '0.05'],
  [0, 'EUR', '0.00'],
  [-1250, 'USD', '-12.50'],
  [1250, 'JPY', '1250'],
  [1250, 'KWD', '1.250'],
])('writes %i minor units of %s as %s', (minorUnits, currency, text) =>
  expect(decimalText(minorUnits, currency)).toBe(text),
);

it('answers by path and method, with the parts of the path', async () => {
  const { url } = await serve();
  expect(await json(`${url}/a/x%2Fy?page=2`)).toEqual({ id: 'x/y', page: '2' });
  expect((await fetch(`${url}/b`)).status).toBe(404);
  expect((await fetch(`${url}/a/1`, { method: 'DELETE' })).status).toBe(405);
  expect(await json(`${url}/a/%E0%A4%A`)).toEqual({ id: '%E0%A4%A', page: null });
});

it('fails as the script says, so many times, and is well again afterwards', async () => {
  const { url, faults } = await serve();
  faults.add({ path: '/a/', times: 2, skip: 1, fault: { kind: 'status', status: 503, retryAfterSeconds: 3 } });
  const answers = await Promise.all([1, 2, 3, 4].map(() => fetch(`${url}/a/1`)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 503, 503]);
  expect(answers.find(({ status }) => status === 503)?.headers.get('retry-after')).toBe('3');
  expect(faults.pending()).toEqual([]);
});

it('does the work and loses the answer, or resets before the work', async () => {
  const { url, faults } = await serve();
  faults.add({ fault: { kind: 'commitThenReset' } });
  const before = handled;
  await expect(fetch(`${url}/a/1`)).rejects.toThrow();
  expect(handled).toBe(before + 1);
  faults.add({ fault: { kind: 'reset' } });
  await expect(fetch(`${url}/a/1`)).rejects.toThrow();
  expect(handled).toBe(before + 1);
  faults.add({ fault: { kind: 'commitThenStatus', status: 502 } });
  expect((await fetch(`${url}/a/1`)).status).toBe(502);
  expect(handled).toBe(before + 2);
});

it('spoils answers: cut in half, far too large, or very slow', async () => {
  const { url, faults } = await serve();
  faults.add({ fault: { kind: 'truncated' } });
  await expect(json(`${url}/a/1`)).rejects.toThrow(SyntaxError);
  faults.add({ fault: { kind: 'huge', bytes: 3_000_000 } });
  expect((await (await fetch(`${url}/a/1`)).arrayBuffer()).byteLength).toBe(3_000_000);
  faults.add({ fault: { kind: 'slowDrip', overMs: 200 } });
  const started = performance.now();
  expect(await json(`${url}/a/1`)).toEqual({ id: '1', page: null });
  expect(performance.now() - started).toBeGreaterThan(150);
  faults.add({ fault: { kind: 'delay', ms: 100 } });
  await json(`${url}/a/1`);
  expect(performance.now() - started).toBeGreaterThan(250);
});

it('slows a hasty caller down and says for how long', async () => {
  const { url, limiter } = await serve();
  limiter.set({ perSecond: 0.5, burst: 2 });
  const answers = [await fetch(`${url}/a/1`), await fetch(`${url}/a/1`), await fetch(`${url}/a/1`)];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(answers[1]?.headers.get('x-ratelimit-remaining')).toBe('0');
  expect(answers[2]?.headers.get('retry-after')).toBe('2');
});

it('refuses a body larger than 20 MB without keeping it', async () => {
  const { port } = await serve([{ method: 'POST', path: '/a', access: 'api', handle: () => ({ status: 204 }) }]);
  const status = await new Promise((resolve, reject) => {
    const outgoing = request({ port, path: '/a', method: 'POST' }, ({ statusCode }) => resolve(statusCode));
    outgoing.on('error', reject);
    for (let sent = 0; sent < 21; sent++) outgoing.write(Buffer.alloc(1_000_000));
    outgoing.end();
  });
  expect(status).toBe(413);
});

it('still knows orders, references and the ledger after a restart, and goes on counting', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'simulator-'));
  undo.push(() => rm(folder, { recursive: true }));
  const now = () => new Date();
  const open = () => {
    const journal = openJournal(join(folder, 'shop.sqlite'));
    return { journal, book: new OrderBook<string>({ journal, now }), ledger: createLedger({ journal, now }) };
  };
  const facts = { shipments: [], cancellations: [], returns: [], refunds: [], documents: [], lines: [], createdAt: '' };
  const first = open();
  for (const id of ['1', '2', '3'])
    first.book.put({ ...facts, id, number: `N-${id}`, reference: `ref-${id}`, details: 'new' });
  first.ledger.record({
    operation: 'order',
    reference: 'ref-1',
    orderId: '1',
    factId: null,
    outcome: 'done',
    code: null,
  });
  await new Promise((resolve) => setTimeout(resolve, 5));
  first.book.put({ ...facts, id: '1', number: 'N-1', reference: 'ref-1', details: 'changed' });
  first.journal.close();

  const { book, ledger, journal } = open();
  undo.push(async () => journal.close());
  expect(book.size).toBe(3);
  expect(book.get('N-1')?.details).toBe('changed');
  expect(book.withReference('ref-2')).toHaveLength(1);
  expect(book.changes({ limit: 10 }).orders.map(({ id }) => id)).toEqual(['2', '3', '1']);
  expect(book.newest({ offset: 0, limit: 2 }).map(({ id }) => id)).toEqual(['3', '2']);
  expect(ledger.timesDone('ref-1')).toBe(1);
});

it('pages by cursor without a gap, and by number with the gap a change in between leaves', () => {
  let time = 0;
  const now = () => {
    time += 1;
    return new Date(time);
  };
  const book = new OrderBook<null>({ journal: openJournal(':memory:'), now });
  const facts = { shipments: [], cancellations: [], returns: [], refunds: [], documents: [], lines: [], createdAt: '' };
  const put = (id: string) => book.put({ ...facts, id, number: id, reference: null, details: null });
  for (const id of ['1', '2', '3', '4']) put(id);
  const idsOf = ({ orders }: ReturnType<typeof book.changes>) => orders.map(({ id }) => id);

  const first = book.changes({ limit: 2 });
  expect(idsOf(first)).toEqual(['1', '2']);
  put('1');
  expect(idsOf(book.changes({ limit: 5, cursor: first.nextCursor ?? '' }))).toEqual(['3', '4', '1']);
  expect(idsOf(book.changes({ limit: 2, offset: 2 }))).toEqual(['4', '1']);
  expect(book.changes({ limit: 2, offset: 2 }).nextCursor).toBeNull();
  expect(book.changes({ limit: 2, cursor: 'nonsense' }).total).toBe(4);
});

it('counts in the ledger what was done twice', () => {
  const ledger = createLedger({ journal: openJournal(':memory:'), now: () => new Date() });
  const entry = { operation: 'order', orderId: '1', factId: null, outcome: 'done' as const, code: null };
  for (const reference of ['a', 'b', 'a', null, null]) ledger.record({ ...entry, reference });
  ledger.record({ ...entry, reference: 'b', outcome: 'repeated' });
  expect(ledger.summary()).toEqual([{ operation: 'order', done: 5, repeated: 1, refused: 0, twice: ['a'] }]);
  expect(ledger.history({ reference: 'a' }).map(({ sequence }) => sequence)).toEqual([1, 3]);
});

it('shows whatever a buyer wrote as text, never as markup', () => {
  const page = answerPage({ title: '<b>', body: html`<p title="${'"><script>'}">${[html`${"a'&b"}`]}</p>` });
  expect(page.body).toContain('<title>&lt;b&gt;</title>');
  expect(page.body).toContain('<p title="&quot;&gt;&lt;script&gt;">a&#39;&amp;b</p>');
  expect(page.headers?.['content-security-policy']).toContain("default-src 'none'");
});
