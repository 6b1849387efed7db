import { expect, type Locator, type Page } from '@playwright/test';
import { z } from 'zod';
import type { ProblemFix } from '../../nodes/problem-fix';
import { inProductDatabase } from '../../server/tooling/e2e-database';
import { test } from './demo';
import { ask, axeFindings, officialOrder, openShop, sendSigned, storeSecret, tell } from './story-kit';
import { connect, Made, publishStraight, secret } from './story-straight';

interface Offer {
  readonly code: string;
  readonly subject?: string;
  /** The button that is offered first. */
  readonly button: RegExp;
  /** What it opens, or where it leads; the same dialog as trying again. */
  readonly opens: 'the same' | RegExp | ((page: Page) => Locator);
}

/** A problem of each fix. Where a button only leads to a page that other tests are about, its address is enough. */
const fixes: Readonly<Record<ProblemFix, Offer>> = {
  mapSku: { code: 'sku.unknown', subject: 'MUG-1', button: /^Map SKU$/, opens: dialog(/^Which product is MUG-1\?/) },
  mapCode: { code: 'carrier.unknown', subject: 'Sled Post', button: /^Match|^Map/, opens: dialog(/Sled Post/) },
  reconnect: { code: 'connection.dormant', button: /^Reconnect$/, opens: /connections\/[\w-]+$/ },
  openConnection: { code: 'destination.notSetUp', button: /^Open its settings$/, opens: /connections\/[\w-]+$/ },
  editOrder: { code: 'destination.customer', button: /^Correct order #FIX/, opens: /orders\/[\w-]+$/ },
  checkDestination: { code: 'delivery.cannotTell', button: /^Look at order #FIX/, opens: /orders\/[\w-]+$/ },
  fixThere: { code: 'destination.outOfStock', button: /^It is fixed: try again$/, opens: 'the same' },
  retry: { code: 'label.damaged', button: /^Try again$/, opens: dialog('Try again') },
  wait: { code: 'channel.unavailable', button: /^Try again$/, opens: 'the same' },
  skip: { code: 'destination.cannotPay', button: /^Skip with a reason$/, opens: dialog('Close 1 problem') },
  raiseLimit: { code: 'destination.tooManyItems', button: /^Raise the limit$/, opens: limits },
  editFlow: { code: 'label.tooLarge', button: /^Edit the step$/, opens: settingsOfStep },
};

function dialog(name: string | RegExp) {
  return (page: Page) => page.getByRole('dialog', { name });
}
function limits(page: Page) {
  return page.getByText('8 requests at once');
}
function settingsOfStep(page: Page) {
  return page.getByRole('complementary', { name: 'Settings of Publish' });
}

const Listed = z.object({ rows: z.array(z.object({ id: z.string() })) });
const stop = `insert into problem (workspace_id, id, code, subject, message, order_id, flow_id, node_id, connection_id)
  select one.workspace_id, gen_random_uuid(), $2, $3, $4, one.id, flow.id, 'out', there.id from "order" one
  join flow on flow.workspace_id = one.workspace_id
  join connection there on there.workspace_id = one.workspace_id and there.connector = 'sandbox-store' where one.id = $1`;

/** A workspace of its own, with one order in it that has everything there is for people to fix. */
async function anUnhappyOrder(page: Page, shop: { url: string }): Promise<string> {
  const answer = z.object({ slug: z.string() });
  const { slug: workspace } = await tell(page, {
    procedure: 'me.addWorkspace',
    input: { name: 'Fix Fabrics' },
    answer,
  });
  const source = await connect(page, { name: 'Fix Market', workspace });
  const account = { settings: { baseUrl: shop.url }, credentials: { apiKey: 'fix', webhookSecret: storeSecret } };
  const input = { workspace, connector: 'sandbox-store', name: 'Fix Shop', ...account };
  const { id } = await tell(page, { procedure: 'connections.create', input, answer: Made });
  await publishStraight(page, { from: source.id, into: id, workspace });
  const body = JSON.stringify(officialOrder({ id: 5_001, name: '#FIX' }));
  expect((await sendSigned(source.hook, { body, secret })).status).toBe(202);
  const published = { workspace, state: 'published' };
  const find = async () =>
    (await ask(page, { procedure: 'orders.list', input: published, answer: Listed })).rows.at(0)?.id;
  await expect.poll(find, { timeout: 20_000 }).toBeTruthy();
  const order = await find();
  const stops = Object.values(fixes).map(({ code, subject = null }) => [order, code, subject, `It stops: ${code}.`]);
  await inProductDatabase(stops.map((values) => [stop, values]));
  return workspace;
}

async function showAll(page: Page, slug: string) {
  await page.goto(`/${slug}/health`);
  await page.getByRole('button', { name: /^Show \d+ more/ }).click();
}

/** A key pressed while a dialog is still opening goes to the page behind it. */
const close = (page: Page) =>
  expect(async () => {
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0, { timeout: 500 });
  }).toPass();

async function tryOut(page: Page, { fix, code, button, opens }: Offer & { fix: string }) {
  const group = page
    .locator('section, li')
    .filter({ hasText: `It stops: ${code}.` })
    .last();
  const offered = group
    .getByRole('button', { name: button })
    .or(group.getByRole('link', { name: button }))
    .first();
  if (opens === 'the same') return expect(offered, fix).toBeEnabled();
  if (opens instanceof RegExp) return expect(offered, fix).toHaveAttribute('href', opens);
  await offered.click();
  await expect(opens(page).first(), fix).toBeInViewport();
  if (fix === 'raiseLimit') expect(await axeFindings(page)).toEqual([]);
  if ((await page.getByRole('dialog').count()) > 0) await close(page);
}

test('every kind of fix has its button in Health, and each opens what it promises', async ({ page }) => {
  const shop = await openShop({ apiKey: 'fix' });
  try {
    const slug = await anUnhappyOrder(page, shop);
    await showAll(page, slug);
    for (const [fix, offer] of Object.entries(fixes)) {
      if (!new URL(page.url()).pathname.endsWith('/health')) await showAll(page, slug);
      await tryOut(page, { fix, ...offer });
    }
  } finally {
    await shop.stop();
  }
});
