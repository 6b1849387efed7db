import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { type Market, startMarket } from '../../server/connectors/sandbox-market/simulator';
import { type Store, startStore } from '../../server/connectors/sandbox-store/simulator';
import { shopProducts } from '../../server/connectors/simulator-kit/catalogue';
import { productUrl } from '../../server/tooling/e2e-product';
import { ask, storeSecret, tell } from './story-kit';

const apiKey = 'a-key-for-a-client';
const account = { apiKey, webhookSecret: storeSecret };
const common = { ...account, port: 0, file: ':memory:', now: () => new Date(), log: () => undefined };
const HasId = z.object({ id: z.string() });

interface Place {
  readonly name: string;
  readonly id: string;
}

export interface Client {
  readonly slug: string;
  readonly name: string;
  readonly markets: readonly (Market & Place)[];
  readonly stores: readonly (Store & Place)[];
  close(): Promise<void>;
}

interface Wishes {
  readonly name: string;
  readonly markets?: readonly string[];
  readonly stores?: readonly string[];
  readonly mail?: boolean;
  readonly countries?: readonly string[];
}

/** A client's marketplaces and shops, connected in a workspace of their own, telling their news by webhook. */
export async function aClient(page: Page, wishes: Wishes): Promise<Client> {
  const { name, markets = ['Bazaar'], stores = ['Store'], mail = false, countries = ['DE'] } = wishes;
  const answer = z.object({ slug: z.string() });
  const { slug: workspace } = await tell(page, { procedure: 'me.addWorkspace', input: { name }, answer });
  const client = { workspace, name };
  const skus = shopProducts.map(({ sku }) => sku);
  const opened = {
    markets: await Promise.all(
      markets.map(async (kind, index) => {
        const called = `${name} ${kind}`;
        const prefix = `${name.slice(0, 2).toUpperCase()}${index || ''}`;
        const slug = `bazaar${index || ''}`;
        const market = await startMarket({ ...common, name: called, slug, prefix, countries: [...countries] });
        return {
          ...market,
          ...(await connect(page, { ...client, called, connector: 'sandbox-market', place: market })),
        };
      }),
    ),
    stores: await Promise.all(
      stores.map(async (kind) => {
        const called = `${name} ${kind}`;
        const store = await startStore({ ...common, name: called, skus });
        return { ...store, ...(await connect(page, { ...client, called, connector: 'sandbox-store', place: store })) };
      }),
    ),
  };
  if (mail) {
    const input = { workspace, connector: 'mail', name: `${name} Post`, settings: {}, credentials: {} };
    await tell(page, { procedure: 'connections.create', input, answer: HasId });
  }
  const all = [...opened.markets, ...opened.stores];
  const close = async () => {
    await Promise.all(all.map((place) => place.stop()));
  };
  return { slug: workspace, name, ...opened, close };
}

interface Connecting {
  readonly workspace: string;
  readonly called: string;
  readonly connector: string;
  readonly place: Pick<Market | Store, 'url' | 'core'>;
}

async function connect(page: Page, { workspace, called, connector, place }: Connecting): Promise<Place> {
  const input = { workspace, connector, name: called, settings: { baseUrl: place.url }, credentials: account };
  const { id } = await tell(page, { procedure: 'connections.create', input, answer: HasId });
  const answer = z.object({ webhookUrl: z.string() });
  const about = { procedure: 'connections.get', input: { workspace, connectionId: id }, answer };
  const { webhookUrl } = await ask(page, about);
  const url = `${productUrl}${new URL(webhookUrl).pathname}`;
  place.core.webhooks.subscribe({ url, secret: storeSecret, topics: [] });
  return { name: called, id };
}

/** Opens the wizard for one client, in whose workspace it begins. */
export async function openTemplate(page: Page, { client, id }: { client: Client; id: string }) {
  await page.goto(`/${client.slug}/templates/${encodeURIComponent(`builtin:${id}`)}`);
  const panel = page.getByRole('region', { name: client.name, exact: true });
  await expect(panel).toBeVisible();
  return panel;
}

/** Tries it with the last orders; what would be created, as it is shown. */
export async function tryIt(page: Page) {
  await page.getByRole('button', { name: 'Try it with the last orders' }).click();
  const shown = page.getByRole('list', { name: 'What will be created' });
  await expect(shown).toBeVisible();
  return shown;
}

export async function goLive(page: Page): Promise<void> {
  await page.getByText('Live at once').click();
  await page.getByRole('button', { name: 'Create 1 flow' }).click();
  await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: 'Live' })).toBeVisible();
}

/** The orders a shop has, newest first, as it keeps them. */
export const ordersAt = ({ core }: Pick<Store | Market, 'core'>) => core.book.newest({ offset: 0, limit: 50 });

const Found = z.object({ rows: z.array(z.object({ id: z.string(), number: z.string() })) });

/** Waits until the workspace knows the order; its id there. */
export async function untilKnown(page: Page, { client, number }: { client: Client; number: string }): Promise<string> {
  const input = { workspace: client.slug, search: number };
  const find = async () => (await ask(page, { procedure: 'orders.list', input, answer: Found })).rows[0]?.id ?? '';
  await expect.poll(find, { timeout: 20_000 }).not.toBe('');
  return find();
}
