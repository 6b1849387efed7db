import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { suggestMapping } from '../../server/connectors/generic/suggest-mapping';
import { test } from './demo';
import { ask, axeFindings, officialOrder, openShop, sendSigned, storeSecret, tell, to } from './story-kit';

const secret = 'a secret of two shops';
const Made = z.object({ id: z.string() });
const name = 'Picky Shop';

/** A live flow from a system that tells us orders into a shop; @returns where to tell them, and the flow. */
async function aFlow(page: Page, shopUrl: string): Promise<{ hook: string; flowId: string }> {
  const suggestion = suggestMapping(officialOrder());
  if (!suggestion.ok) throw new Error('The official order was not understood.');
  const connect = async (input: object) =>
    (await tell(page, { procedure: 'connections.create', input, answer: Made })).id;
  const { settings } = suggestion.value;
  const from = await connect({
    connector: 'generic',
    name: 'Picky Orders',
    settings,
    credentials: { webhookSecret: secret },
  });
  const credentials = { apiKey: 'picky-key', webhookSecret: storeSecret };
  const into = await connect({ connector: 'sandbox-store', name, settings: { baseUrl: shopUrl }, credentials });
  const { webhookUrl } = await ask(page, {
    procedure: 'connections.get',
    input: { connectionId: from },
    answer: z.object({ webhookUrl: z.string() }),
  });
  const source = { connectionId: from, events: ['created'] };
  const publish = { connectionId: into, publish: { kind: 'always' }, overrides: [], overwrites: [] };
  const document = {
    version: 1,
    nodes: [
      { id: 'in', type: 'source', name: null, settings: source, position: { x: 0, y: 0 } },
      { id: 'out', type: 'publish', name: 'Into the picky shop', settings: publish, position: { x: 400, y: 0 } },
    ],
    edges: [{ id: 'e', from: 'in', fromPort: 'out', to: 'out' }],
  };
  const made = await tell(page, { procedure: 'flows.create', input: { name: 'Picky', document }, answer: Made });
  await tell(page, { procedure: 'flows.publish', input: { flowId: made.id, revision: 1 }, answer: z.unknown() });
  return { hook: webhookUrl, flowId: made.id };
}

test('a step that refuses shows why and since when; what is stuck there is tried again, and the step is clear', async ({
  page,
}) => {
  const shop = await openShop({ apiKey: 'picky-key' });
  try {
    const { hook, flowId } = await aFlow(page, shop.url);
    shop.core.faults.add({ method: 'POST', fault: { kind: 'status', status: 400 }, times: null });
    for (const id of [71, 72]) {
      const sent = await sendSigned(hook, { body: JSON.stringify(officialOrder({ id, name: `#P${id}` })), secret });
      expect(sent.status).toBe(202);
    }
    await page.goto(to(`health/steps?flow=${flowId}`));
    const line = page.getByRole('list', { name: 'Steps with errors' }).getByRole('listitem');
    await expect(line).toContainText('Stuck2', { timeout: 30_000 });
    expect(await axeFindings(page)).toEqual([]);

    await page.goto(to(`flows/${flowId}`));
    await page
      .getByRole('group', { name: /Into the picky shop/ })
      .first()
      .click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Show the errors of this step' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Into the picky shop');
    await expect(page.getByText('2 things stopped here in 24 hours')).toBeVisible();
    await expect(page.getByRole('list', { name: 'Stuck here' }).getByRole('link', { name: '#P71' })).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);

    shop.core.faults.clear();
    await page.getByRole('button', { name: 'Try everything here again' }).click();
    await page.getByRole('button', { name: 'Try one first, then the rest' }).click();
    await expect(page.getByText('In Picky. Nothing is stuck here.')).toBeVisible({ timeout: 30_000 });
    expect(shop.core.book.size).toBe(2);
    await expect(page.getByText('2 things stopped here in 24 hours')).toBeVisible();

    await page.getByRole('link', { name: 'Show it on the canvas' }).click();
    await expect(page.getByRole('complementary').getByText('Into the picky shop').first()).toBeVisible();
  } finally {
    await shop.stop();
  }
});
