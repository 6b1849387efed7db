import { sampleOrders } from '../../nodes/graph/sample';
import { Order } from '../../nodes/order/order';
import { failed, ok, type Result } from '../../nodes/problem';
import { findOrderContent } from '../db/queries/order-view';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { draw } from '../labels/draw-preview';
import { readPdf } from '../labels/pdf';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import type { Template } from './default-templates';
import { printPaper, writePapers } from './write-papers';

export interface TemplatePreview {
  /** PNG of the first page, Base64. */
  readonly picture: string;
  readonly pages: number;
  readonly orderNumber: string;
}

/** What the template makes of an order: printed as it would be, and photographed. Without an order it takes the newest, or one we made up. */
export async function previewTemplate(
  { db, renderer, now }: Pick<World, 'db' | 'renderer' | 'now'>,
  { member, template, orderId }: { member: Member; template: Template; orderId?: string | undefined },
): Promise<Result<TemplatePreview>> {
  const { workspaceId, workspaceName: shop } = member;
  const order = await withWorkspace(db, workspaceId, (trx) => findOrder(trx, { workspaceId, orderId, now: now() }));
  const written = await writePapers({ template, orders: [order], shop, now: now().toISOString() });
  if (!written.ok) return written;
  const printed = await printPaper(renderer, written.value[0] ?? '');
  if (!printed.ok) return printed;
  const facts = await readPdf(printed.value);
  const picture = await draw({ bytes: printed.value, mediaType: 'application/pdf', widthPx: 900 });
  if (!facts || !picture) return failed(nothingToSee);
  return ok({
    picture: Buffer.from(picture).toString('base64'),
    pages: facts.pages,
    orderNumber: order.source.number,
  });
}

const nothingToSee = {
  code: 'template.empty',
  message: 'The template makes nothing that can be shown.',
  retry: 'never',
} as const;

async function findOrder(
  trx: Trx,
  { workspaceId, orderId, now }: { workspaceId: string; orderId: string | undefined; now: Date },
): Promise<Order> {
  const chosen = orderId && (await findOrderContent(trx, { workspaceId, orderId }).executeTakeFirst());
  if (chosen) return Order.parse(chosen.content);
  const newest = await trx
    .selectFrom('order')
    .select('content')
    .where('workspace_id', '=', workspaceId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (newest) return Order.parse(newest.content);
  const [sample] = sampleOrders({ id: 'sample', name: 'Harbour Market', channel: 'sample' }, now.toISOString());
  if (!sample) throw new Error('There is no sample order.');
  return sample.order;
}
