import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { test } from './demo';
import { ask, tell } from './story-kit';
import { aClient, ordersAt } from './template-kit';

const HasId = z.object({ id: z.string() });

/** In the demo's own workspace: orders of one marketplace get its tag and go to the shop. */
async function drawFlow(page: Page): Promise<void> {
  const connections = await ask(page, {
    procedure: 'connections.list',
    answer: z.array(z.object({ id: z.string(), name: z.string() })),
  });
  const idOf = (name: string) => connections.find((one) => one.name === name)?.id;
  const [market, store] = [idOf('Harbour Market'), idOf('Workshop Store')];
  const tag = { set: 'addTag', value: { kind: 'constant', text: 'Harbour Market' } };
  const node = { name: null, position: { x: 0, y: 0 } };
  const publish = { kind: 'always' };
  const document = {
    version: 1,
    nodes: [
      { ...node, id: 'in', type: 'source', settings: { connectionId: market, events: ['created'] } },
      { ...node, id: 'tag', type: 'tag', settings: { rules: [tag] }, position: { x: 380, y: 0 } },
      {
        ...node,
        id: 'out',
        type: 'publish',
        settings: { connectionId: store, publish, overrides: [], overwrites: [] },
        position: { x: 760, y: 0 },
      },
    ],
    edges: [
      { id: 'e1', from: 'in', fromPort: 'out', to: 'tag' },
      { id: 'e2', from: 'tag', fromPort: 'out', to: 'out' },
    ],
  };
  await tell(page, { procedure: 'flows.create', input: { name: 'Tag and send', document }, answer: HasId });
}

test('a consultant saves a flow as a template and clones it into three clients at once; an order crosses in each', async ({
  page,
  home,
}) => {
  test.setTimeout(150_000);
  await drawFlow(page);
  const clients = await Promise.all(['Alpine', 'Boreal', 'Coastal'].map((name) => aClient(page, { name })));
  try {
    await page.goto(`${home}/flows`);
    await page.getByRole('button', { name: 'More about Tag and send' }).click();
    await page.getByRole('menuitem', { name: 'Save as a template' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save as a template' });
    await dialog.getByRole('textbox', { name: 'Marketplace', exact: true }).fill('The bazaar');
    await dialog.getByRole('textbox', { name: /^What “.+” is called$/ }).fill('Tag');
    await dialog.getByRole('button', { name: 'Save the template' }).click();
    await expect(page.getByText('Tag and send is in your templates, as version 1.')).toBeVisible();

    // From a client's workspace: the template is there too, and nothing of where it was drawn.
    await page.goto(`/${clients[0]?.slug}/templates`);
    const card = page.getByRole('article').filter({ hasText: 'Tag and send' });
    await expect(card).toContainText('Accounts: The bazaar, Shop');
    await card.getByRole('link', { name: 'Use it' }).click();
    for (const { name } of clients) await page.getByRole('checkbox', { name }).check();
    for (const { name } of clients) {
      const panel = page.getByRole('region', { name });
      await expect(panel.getByRole('combobox', { name: 'The bazaar' })).toHaveValue(`${name} Bazaar`);
      await expect(panel.getByRole('combobox', { name: 'Shop' })).toHaveValue(`${name} Store`);
      await expect(panel.getByRole('textbox', { name: 'Tag' })).toHaveValue(`${name} Bazaar`);
    }
    await page.getByText('Live at once').click();
    await page.getByRole('button', { name: 'Create 3 flows' }).click();
    for (const { name } of clients) {
      await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText('Live');
    }

    const numbers = clients.map(({ markets: [market] }) => market?.place({ skus: ['MUG-BLUE'], quantity: 1 }).number);
    for (const [
      index,
      {
        slug,
        name,
        stores: [store],
      },
    ] of clients.entries()) {
      if (!store) throw new Error('a store');
      await expect.poll(() => store.core.book.size, { timeout: 30_000 }).toBe(1);
      const [arrived] = ordersAt(store);
      expect(JSON.stringify(arrived?.details)).toContain(`${name} Bazaar`);
      await page.goto(`/${slug}/orders`);
      await expect(page.getByText(numbers[index] ?? '').first()).toBeVisible();
      const others = clients.filter((one) => one.slug !== slug);
      for (const other of [...others.map((one) => one.name), 'Harbour']) {
        await expect(page.getByRole('main').getByText(other)).toHaveCount(0);
      }
      await page.goto(`/${slug}/flows`);
      await expect(page.getByText('From Tag and send')).toBeVisible();
      await expect(page.getByText('Harbour')).toHaveCount(0);
    }
  } finally {
    await Promise.all(clients.map((client) => client.close()));
  }
});
