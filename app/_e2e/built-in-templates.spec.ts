import { expect, type Locator, type Page } from '@playwright/test';
import { z } from 'zod';
import { aMailbox, mailsTo } from '../../server/tooling/e2e-mail';
import { published } from '../../server/tooling/label-kit';
import { test } from './demo';
import { axeFindings, tell } from './story-kit';
import { aClient, type Client, goLive, openTemplate, ordersAt, tryIt, untilKnown } from './template-kit';

// Each in a workspace of its own, so they go side by side.
test.describe.configure({ mode: 'parallel' });

interface Using {
  readonly page: Page;
  readonly client: Client;
  /** Of the wizard. */
  readonly panel: Locator;
}

/** A client whose wizard for that template stands open; afterwards their shops close. */
async function using(
  page: Page,
  { id, work, ...wishes }: Parameters<typeof aClient>[1] & { id: string; work: (using: Using) => Promise<void> },
): Promise<void> {
  const client = await aClient(page, wishes);
  try {
    await work({ page, client, panel: await openTemplate(page, { client, id }) });
  } finally {
    await client.close();
  }
}

const mug = { skus: ['MUG-BLUE'], quantity: 1 };
const bowl = { skus: ['BOWL-16'], quantity: 1 };
const byHand = { reference: null };
const parcel = { carrier: 'DHL', carrierCode: null, service: null, trackingNumber: 'DT-1', trackingUrl: null };
const soon = { timeout: 20_000 };
const holds = (places: readonly Parameters<typeof ordersAt>[0][]) => places.map((place) => ordersAt(place).length);
const items = (order: { lines: readonly { id: string; quantity: number }[] }) =>
  order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }));

test('two marketplaces into a shop: tags go along, and a shipment goes back to its origin only', async ({ page }) => {
  await using(page, {
    id: 'marketplaces-to-shop',
    name: 'Delta',
    markets: ['Bazaar', 'Fair'],
    async work({ client, panel }) {
      const [bazaar, fair] = client.markets;
      const [store] = client.stores;
      if (!bazaar || !fair || !store) throw new Error('places');
      await expect(panel.getByRole('combobox', { name: 'The second marketplace' })).not.toHaveValue('');
      await expect(panel.getByRole('textbox', { name: /^Tag of/ }).first()).toHaveValue(/^Delta (Bazaar|Fair)$/);
      await goLive(page);
      bazaar.place(mug);
      await expect.poll(() => holds([store]), soon).toEqual([1]);
      const [order] = ordersAt(store);
      if (!order) throw new Error('an order');
      expect(JSON.stringify(order.details)).toContain('Delta Bazaar');
      expect(JSON.stringify(order.details)).not.toContain('Delta Fair');
      fair.place(bowl);
      store.core.desk.ship(order.id, { ...byHand, ...parcel, items: items(order) });
      await expect
        .poll(() => ordersAt(bazaar)[0]?.shipments.map(({ trackingNumber }) => trackingNumber), soon)
        .toEqual(['DT-1']);
      expect(ordersAt(fair)[0]?.shipments).toEqual([]);
    },
  });
});

test('hold orders over an amount: a large one waits for approval, tried before on the last orders', async ({
  page,
}) => {
  await using(page, {
    id: 'hold-expensive',
    name: 'Echo',
    async work({ client, panel }) {
      const [market] = client.markets;
      const [store] = client.stores;
      if (!market || !store) throw new Error('places');
      const early = [market.place(mug), market.place({ skus: ['THROW-WOOL'], quantity: 3 })];
      for (const { number } of early) await untilKnown(page, { client, number });
      await panel.getByRole('textbox', { name: 'Hold orders over' }).fill('100');
      const trial = await tryIt(page);
      await expect(trial).toContainText('Of the last 2 orders');
      await expect(trial).toContainText('1 would go to Echo Store');
      await expect(trial).toContainText('1 would be held for approval');
      expect(holds([store])).toEqual([0]);
      await goLive(page);
      const { number } = market.place({ skus: ['THROW-WOOL'], quantity: 3 });
      const orderId = await untilKnown(page, { client, number });
      market.place(mug);
      await expect.poll(() => holds([store]), soon).toEqual([1]);
      await page.goto(`/${client.slug}/orders/${orderId}`);
      await page.getByRole('button', { name: 'Approve', exact: true }).click(soon);
      await expect.poll(() => holds([store]), soon).toEqual([2]);
    },
  });
});

test('unknown country: somebody gets an email, the order stops, and its page says why', async ({ page }) => {
  await using(page, {
    id: 'unknown-country',
    name: 'Foxtrot',
    countries: ['FR'],
    mail: true,
    async work({ client, panel }) {
      const [market] = client.markets;
      const [store] = client.stores;
      if (!market || !store) throw new Error('places');
      await untilKnown(page, { client, number: market.place(mug).number });
      const desk = aMailbox('desk');
      // Until somebody says otherwise it is for whoever draws.
      await expect(panel.getByRole('textbox', { name: 'Email to' })).toHaveValue(/@/);
      await panel.getByRole('textbox', { name: 'Email to' }).fill(desk);
      const trial = await tryIt(page);
      await expect(trial).toContainText(
        `1 would be written about to ${desk} and be stopped: We do not ship to FR: refund it at the marketplace`,
      );
      expect(mailsTo(desk)).toEqual([]);
      await goLive(page);
      const { number } = market.place(mug);
      await expect.poll(() => mailsTo(desk).length, soon).toBe(1);
      expect(mailsTo(desk)[0]?.bytes).toContain(`Subject: Order ${number} to FR was stopped`);
      await page.goto(`/${client.slug}/orders/${await untilKnown(page, { client, number })}`);
      await expect(page.getByText('We do not ship to FR: refund it at the marketplace').first()).toBeVisible(soon);
      expect(holds([store])).toEqual([0]);
    },
  });
});

test('shipping labels to the warehouse: HTML comes in, a PDF goes out by email', async ({ page }) => {
  await using(page, {
    id: 'labels-by-email',
    name: 'Golf',
    mail: true,
    stores: [],
    async work({ client, panel }) {
      const [market] = client.markets;
      if (!market) throw new Error('a market');
      const depot = aMailbox('depot');
      await panel.getByRole('textbox', { name: 'The warehouse’s address' }).fill(depot);
      await goLive(page);
      const order = market.place(mug);
      await untilKnown(page, { client, number: order.number });
      const content = published('labels/dpduk.html').toString('base64');
      market.core.desk.attach(order.id, {
        ...byHand,
        kind: 'label',
        mediaType: 'text/html',
        content,
        shipmentId: null,
      });
      await expect.poll(() => mailsTo(depot).length, { timeout: 40_000 }).toBe(1);
      const { bytes = '' } = mailsTo(depot)[0] ?? {};
      expect(bytes).toContain(`Subject: Label of order ${order.number}`);
      expect(bytes).toMatch(/Content-Type: application\/pdf/i);
      expect(bytes).toContain(Buffer.from('%PDF-').toString('base64').slice(0, 6));
    },
  });
});

test('cancellations both ways: at the marketplace and in the shop, and none goes round in circles', async ({
  page,
}) => {
  await using(page, {
    id: 'cancel-both-ways',
    name: 'Hotel',
    async work({ client }) {
      const [market] = client.markets;
      const [store] = client.stores;
      if (!market || !store) throw new Error('places');
      const bindings = { s1: market.id, s2: store.id };
      const clone = { client: client.slug, name: 'Orders', bindings, values: {}, goLive: true };
      const input = { workspace: client.slug, templateId: 'builtin:orders-to-shop', clones: [clone] };
      await tell(page, { procedure: 'templates.clone', input, answer: z.array(z.object({ ok: z.literal(true) })) });
      await goLive(page);
      const [there, here] = [market.place(mug), market.place(bowl)];
      await expect.poll(() => holds([store]), soon).toEqual([2]);
      const atStore = (sku: string) => ordersAt(store).find(({ lines }) => lines.some((line) => line.sku === sku));
      market.core.desk.cancel(there.id, { ...byHand, by: 'customer', reason: null, items: items(there) });
      await expect.poll(() => atStore('MUG-BLUE')?.cancellations.length, soon).toBe(1);
      const ours = atStore('BOWL-16');
      if (!ours) throw new Error('an order');
      store.core.desk.cancel(ours.id, { ...byHand, by: 'merchant', reason: null, items: items(ours) });
      await expect.poll(() => market.core.book.get(here.id)?.cancellations.length, soon).toBe(1);
      expect(atStore('BOWL-16')?.cancellations).toHaveLength(1);
      expect(market.core.book.get(there.id)?.cancellations).toHaveLength(1);
    },
  });
});

test('two warehouses by SKU: each order goes to its own', async ({ page }) => {
  await using(page, {
    id: 'two-warehouses',
    name: 'India',
    stores: ['North', 'South'],
    async work({ client, panel }) {
      const [market] = client.markets;
      if (!market) throw new Error('a market');
      await panel.getByRole('textbox', { name: 'The SKU contains' }).fill('MUG-');
      const first = await panel.getByRole('combobox', { name: 'The first warehouse' }).inputValue();
      await goLive(page);
      market.place(mug);
      market.place(bowl);
      await expect.poll(() => holds(client.stores), soon).toEqual([1, 1]);
      const mugs = client.stores.find(({ name }) => name === first);
      expect(mugs && ordersAt(mugs)[0]?.lines.map(({ sku }) => sku)).toEqual(['MUG-BLUE']);
    },
  });
});

test('late shipments: one email a day lists them; an account is connected without leaving the wizard', async ({
  page,
}) => {
  await using(page, {
    id: 'late-to-ship',
    name: 'Juliet',
    stores: [],
    async work({ client, panel }) {
      const [market] = client.markets;
      if (!market) throw new Error('a market');
      const numbers = [market.place(mug).number, market.place(bowl).number];
      for (const number of numbers) await untilKnown(page, { client, number });
      await expect(page.getByText('Still to choose: Juliet: Who sends the email.')).toBeVisible();
      await panel.getByRole('button', { name: 'Connect a new account for Who sends the email' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: /^Email/ }).click();
      await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Juliet Post');
      await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
      await expect(panel.getByRole('combobox', { name: 'Who sends the email' })).toHaveValue('Juliet Post');
      const depot = aMailbox('late');
      await panel.getByRole('textbox', { name: 'Email to' }).fill(depot);
      // The demo gives two days to ship.
      await panel.getByRole('textbox', { name: 'Late, or due within' }).fill('72');
      await expect(panel.getByRole('combobox', { name: 'Time zone' })).toHaveValue('Europe/Berlin');
      await expect(await tryIt(page)).toContainText('2 orders would be on it');
      expect(await axeFindings(page)).toEqual([]);
      // Within the minute that is running, or, at its very end, in the next one.
      const now = new Date(Date.now() + 8_000).toLocaleTimeString('en-GB', { timeZone: 'Europe/Berlin' });
      await panel.getByLabel('Every day at').fill(now.slice(0, 5));
      await goLive(page);
      await expect.poll(() => mailsTo(depot).length, soon).toBe(1);
      const { bytes = '' } = mailsTo(depot)[0] ?? {};
      expect(bytes).toContain('Subject: 2 orders late to ship');
      for (const number of numbers) expect(bytes).toContain(number);
      expect(bytes).toContain('Juliet Bazaar');
    },
  });
});
