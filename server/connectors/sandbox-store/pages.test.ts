import { afterAll, beforeAll, expect, it } from 'vitest';
import { aLine, anOrder } from '../../../nodes/order/an-order';
import { aStore } from './a-store';

let world: Awaited<ReturnType<typeof aStore>>;
beforeAll(async () => {
  world = await aStore();
});
afterAll(() => world.stop());

const page = async (path = '/') => (await fetch(`${world.store.url}${path}`)).text();
const press = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${world.store.url}${path}`, { method: 'POST', redirect: 'manual', headers });
const control = (path: string, body: unknown, type = 'application/json') =>
  fetch(`${world.store.url}/_control/${path}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: JSON.stringify(body),
  });

async function placed(title: string) {
  const order = anOrder({ lines: [aLine({ sku: 'MUG-BLUE', title })], tags: ['Harbour'] });
  const outcome = await world.write('order', { reference: title, order, skuMap: {} });
  return outcome.ok ? (outcome.value.link?.remoteId ?? '') : '';
}

it('shows the warehouse its orders with tags, and marks one as shipped at the press of a button', async () => {
  const id = await placed('Mug');
  expect(await page()).toContain('Mark as shipped');
  expect(await page()).toContain('<span class="tag">Harbour</span>');

  const pressed = await press(`/buttons/ship/${id}`);
  expect([pressed.status, pressed.headers.get('location')]).toEqual([303, '/']);
  const [shipment] = world.store.core.book.get(id)?.shipments ?? [];
  expect(shipment?.trackingNumber).toMatch(/^(PP|SW)\d{9}$/);
  expect(await page()).toContain(shipment?.trackingNumber);
  expect(await page()).not.toContain('Mark as shipped');
  await press(`/buttons/ship/${id}`);
  expect(world.store.core.book.get(id)?.shipments).toHaveLength(1);
});

it('shows hostile titles as text and takes no press from a foreign page', async () => {
  const id = await placed('<img src=x onerror=alert(1)>');
  expect(await page()).toContain('&lt;img src=x');
  expect(await page('/?search=%22%3E%3Cscript%3E')).toContain('value="&quot;&gt;&lt;script&gt;"');
  expect((await press(`/buttons/ship/${id}`, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await control('orders', {}, 'text/plain')).status).toBe(415);
  expect(world.store.core.book.get(id)?.shipments).toEqual([]);
});

it('lets a test do what people at the shop do, and read the ledger', async () => {
  const id = await placed('Bowl');
  expect((await control(`orders/${id}/ship`, { trackingNumber: 'T-1' })).status).toBe(200);
  expect((await control(`orders/${id}/return`, { reason: 'Too small' })).status).toBe(200);
  expect((await control(`orders/${id}/refund`, {})).status).toBe(200);
  expect((await control(`orders/${id}/cancel`, {})).status).toBe(409);
  expect((await control(`orders/${id}/dance`, {})).status).toBe(404);
  expect(await world.news(id)).toMatchObject({
    shipments: [{ parcels: [{ trackingNumber: 'T-1' }] }],
    returns: [{ stage: 'received', items: [{ reason: 'Too small' }] }],
    refunds: [{ amount: '9.50', movesMoney: true }],
  });
  const ledger = await (await fetch(`${world.store.url}/_control/ledger?reference=Bowl`)).json();
  expect(ledger).toMatchObject({ entries: [{ operation: 'order', outcome: 'done', orderId: id }] });
  const summary = await (await fetch(`${world.store.url}/_control/summary`)).json();
  expect(summary).toMatchObject({
    operations: expect.arrayContaining([expect.objectContaining({ operation: 'order', twice: [] })]),
  });
});

it('misbehaves on request: faults, a rate limit, forgetting references', async () => {
  await control('faults', { rules: [{ fault: { kind: 'status', status: 503 } }] });
  expect((await fetch(`${world.store.url}/api/account`)).status).toBe(503);
  expect((await control('faults', { rules: [{ fault: { kind: 'explode' } }] })).status).toBe(400);
  await control('manners', { rateLimit: { perSecond: 0.1, burst: 1 }, recognisesReferences: false });
  expect(world.store.core.desk.recognisesReferences).toBe(false);
  const statuses = [];
  for (let call = 0; call < 2; call++) {
    const headers = { authorization: 'Bearer shop-key' };
    statuses.push((await fetch(`${world.store.url}/api/account`, { headers })).status);
  }
  expect(statuses).toEqual([200, 429]);
  expect((await fetch(`${world.store.url}/api/account`)).status).toBe(401);
  await control('manners', { rateLimit: null, recognisesReferences: true });
});
