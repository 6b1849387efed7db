import type { Page } from '@playwright/test';
import { z } from 'zod';
import { suggestMapping } from '../../server/connectors/generic/suggest-mapping';
import type { Store } from '../../server/connectors/sandbox-store/simulator';
import { ask, officialOrder, openShop, storeSecret, tell } from './story-kit';

export const secret = 'a secret of two shops';
export const Made = z.object({ id: z.string() });
const Suggested = z.looseObject({ mapping: z.looseObject({}) });

interface Source {
  readonly name: string;
  /** Another than the demo's. */
  readonly workspace?: string;
  readonly credentials?: Readonly<Record<string, string>>;
  /** Custom fields, beside what is found in the order by itself. */
  readonly attributes?: object;
}

/** A system whose orders look like Shopify's, connected. */
export async function connect(
  page: Page,
  { name, workspace, credentials = { webhookSecret: secret }, attributes = {} }: Source,
): Promise<{ id: string; hook: string }> {
  const suggestion = suggestMapping(officialOrder());
  if (!suggestion.ok) throw new Error('The official order was not understood.');
  const where = workspace === undefined ? {} : { workspace };
  const { mapping, ...rest } = Suggested.parse(suggestion.value.settings);
  const settings = { ...rest, mapping: { ...mapping, attributes } };
  const { id } = await tell(page, {
    procedure: 'connections.create',
    input: { ...where, connector: 'generic', name, settings, credentials },
    answer: Made,
  });
  const { webhookUrl } = await ask(page, {
    procedure: 'connections.get',
    input: { ...where, connectionId: id },
    answer: z.object({ webhookUrl: z.string() }),
  });
  return { id, hook: webhookUrl };
}

/** A live flow that sends every new order on as it is. */
export async function publishStraight(
  page: Page,
  { from, into, ...where }: { from: string; into: string; workspace?: string },
): Promise<void> {
  const document = {
    version: 1,
    nodes: [
      {
        id: 'in',
        type: 'source',
        name: null,
        settings: { connectionId: from, events: ['created'] },
        position: { x: 0, y: 0 },
      },
      {
        id: 'out',
        type: 'publish',
        name: null,
        settings: { connectionId: into, publish: { kind: 'always' }, overrides: [], overwrites: [] },
        position: { x: 400, y: 0 },
      },
    ],
    edges: [{ id: 'e', from: 'in', fromPort: 'out', to: 'out' }],
  };
  const { id } = await tell(page, {
    procedure: 'flows.create',
    input: { ...where, name: 'Straight on', document },
    answer: Made,
  });
  await tell(page, { procedure: 'flows.publish', input: { ...where, flowId: id, revision: 1 }, answer: z.unknown() });
}

/** A shop into which a flow leads, and whose key has changed since it was connected. */
export async function lockedShop(
  page: Page,
  { file, source, name }: { file: string; source: string; name: string },
): Promise<{ shop: Store; shopId: string; hook: string }> {
  const { id: from, hook } = await connect(page, { name: source });
  const before = await openShop({ apiKey: 'old-key', file });
  const { id: shopId } = await tell(page, {
    procedure: 'connections.create',
    input: {
      connector: 'sandbox-store',
      name,
      settings: { baseUrl: before.url },
      credentials: { apiKey: 'old-key', webhookSecret: storeSecret },
    },
    answer: Made,
  });
  await publishStraight(page, { from, into: shopId });
  await before.stop();
  return { shop: await openShop({ apiKey: 'new-key', port: before.port, file }), shopId, hook };
}
