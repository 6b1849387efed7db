import { randomBytes } from 'node:crypto';
import type { FlowDocument } from '../../nodes/graph/flow-document';
import type { OrderEventKind } from '../../nodes/order/event';
import type { Db } from '../db/connection';
import { toJsonb } from '../db/to-jsonb';
import { uuidv7 } from '../db/uuidv7';
import { withWorkspace } from '../db/with-workspace';
import type { RawMessage, RawOrder } from './raw-message';

export const secret = 'a-secret-for-tests';

export async function seedWorkspace(db: Db): Promise<string> {
  const id = uuidv7();
  await withWorkspace(db, id, (trx) =>
    trx
      .insertInto('workspace')
      .values({ id, slug: `w-${id}`, name: 'Test', wrapped_key: 'none' })
      .execute(),
  );
  return id;
}

export interface SeededConnection {
  readonly id: string;
  readonly token: string;
}

export async function seedConnection(
  db: Db,
  given: { workspaceId: string; connector: string; url?: string; pollSeconds?: number; name?: string },
): Promise<SeededConnection> {
  const [id, token] = [uuidv7(), randomBytes(24).toString('base64url')];
  await withWorkspace(db, given.workspaceId, (trx) =>
    trx
      .insertInto('connection')
      .values({
        workspace_id: given.workspaceId,
        id,
        connector: given.connector,
        name: given.name ?? given.connector,
        settings: toJsonb({ url: given.url ?? '' }),
        sealed: JSON.stringify({ secret }),
        webhook_token: token,
        poll_seconds: given.pollSeconds ?? null,
      })
      .execute(),
  );
  return { id, token };
}

export async function seedFlow(
  db: Db,
  { workspaceId, document }: { workspaceId: string; document: FlowDocument },
): Promise<string> {
  const id = uuidv7();
  await withWorkspace(db, workspaceId, async (trx) => {
    await trx
      .insertInto('flow')
      .values({ workspace_id: workspaceId, id, name: 'Flow', draft: toJsonb(document) })
      .execute();
    const version = { workspace_id: workspaceId, flow_id: id, number: 1, document: toJsonb(document), revision: 1 };
    await trx.insertInto('flow_version').values(version).execute();
    await trx.updateTable('flow').set({ live_version: 1 }).where('id', '=', id).execute();
  });
  return id;
}

/** source → tag → condition → publish: what the benchmark and most faults run through. */
export const fourNodeFlow = ({
  from,
  to,
  events = ['created'],
}: {
  from: string;
  to: string;
  events?: readonly OrderEventKind[];
}): FlowDocument => ({
  version: 1,
  nodes: [
    node('source', { type: 'source', settings: { connectionId: from, events: [...events] } }),
    node('tag', {
      type: 'tag',
      settings: { rules: [{ set: 'addTag', value: { kind: 'constant', text: 'Harbour' } }] },
    }),
    node('choose', { type: 'condition', settings: { rule: hasTag } }),
    node('publish', {
      type: 'publish',
      settings: { connectionId: to, publish: { kind: 'always' }, onlyToOrigin: false },
    }),
  ],
  edges: [
    { id: 'e1', from: 'source', fromPort: 'out', to: 'tag' },
    { id: 'e2', from: 'tag', fromPort: 'out', to: 'choose' },
    { id: 'e3', from: 'choose', fromPort: 'yes', to: 'publish' },
  ],
});

const hasTag = {
  kind: 'group',
  mode: 'all',
  rules: [{ kind: 'test', fact: 'tags', operator: 'contains', value: 'Harbour' }],
};

export const node = (id: string, { type, settings }: { type: string; settings: Record<string, unknown> }) => ({
  id,
  type,
  name: null,
  settings,
  position: { x: 0, y: 0 },
});

/** About 3 KB as JSON. */
export function aRawOrder(id: string, changes: Partial<RawOrder> = {}): RawOrder {
  const lines = Array.from({ length: 8 }, (_, index) => ({
    id: String(index + 1),
    sku: `SKU-${index + 1}-${id.slice(-3)}`,
    title: `Stoneware mug with a long name, hand-made in a small workshop, glaze number ${index + 1}, dishwasher safe, set of two, gift box included, ${'x'.repeat(120)}`,
    quantity: index + 1,
    price: '9.50',
    total: (9.5 * (index + 1)).toFixed(2),
  }));
  return {
    id,
    updatedAt: '2026-01-10T09:30:00Z',
    placedAt: '2026-01-10T09:30:00Z',
    currency: 'EUR',
    customer: { name: 'Ana Ruiz', email: `ana.${id}@example.com` },
    address: { line1: 'Calle Mayor 1', city: 'Madrid', postcode: '28013', country: 'ES' },
    lines,
    total: '342.00',
    tags: ['web'],
    ...changes,
  };
}

export const anOrderMessage = (orderId: string, changes: Partial<RawMessage> = {}): RawMessage => ({
  id: `evt-${orderId}`,
  orderId,
  at: '2026-01-10T09:30:00Z',
  order: aRawOrder(orderId),
  ...changes,
});
