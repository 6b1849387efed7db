import { z } from 'zod';
import { FieldEdit } from '../../../nodes/order/correct';
import { addNote } from '../../orders/add-note';
import { approveOrder } from '../../orders/approve-order';
import { correctOrder } from '../../orders/correct-order';
import { decideOrders } from '../../orders/decide-orders';
import { explainOrder } from '../../orders/explain-order';
import { getDocument } from '../../orders/get-document';
import { getOrder } from '../../orders/get-order';
import { getPreview } from '../../orders/get-preview';
import { getRawMessages } from '../../orders/get-raw-messages';
import { listOrders } from '../../orders/list-orders';
import { markDelivered } from '../../orders/mark-delivered';
import { rejectOrder } from '../../orders/reject-order';
import { retryOrder } from '../../orders/retry-order';
import { skipDelivery } from '../../orders/skip-delivery';
import { Cursor, Id, Line, OrderSearchInput, pageSize } from '../inputs';
import { router, unwrap, workspaceProcedure } from '../procedures';

const Search = OrderSearchInput.extend({ cursor: Cursor, limit: pageSize(50) });
const OneOrder = z.object({ orderId: Id });
const MessageId = z.string().regex(/^\d{1,18}$/, 'Not a message id.');
const OneDelivery = z.object({ deliveryId: Id });
const How = { from: z.enum(['failed', 'start']), version: z.enum(['pinned', 'live']) };
const Retry = z.union([
  z.object({ orderId: Id, ...How }),
  z.object({ runId: Id, ...How }),
  z.object({ deliveryId: Id, ...How }),
]);

const Chosen = { orderIds: z.array(Id).min(1).max(200, 'At most 200 orders at once.') };
const Decision = z.discriminatedUnion('state', [
  z.object({ ...Chosen, state: z.literal('approved') }),
  z.object({ ...Chosen, state: z.literal('rejected'), reason: Line(500) }),
]);

export const ordersRouter = router({
  list: workspaceProcedure
    .input(Search)
    .query(({ ctx, input }) => listOrders(ctx.world, { member: ctx.member, search: input })),

  get: workspaceProcedure
    .input(OneOrder)
    .query(async ({ ctx, input }) => unwrap(await getOrder(ctx.world, { member: ctx.member, orderId: input.orderId }))),

  raw: workspaceProcedure
    .input(z.union([OneOrder, z.object({ messageId: MessageId })]))
    .query(async ({ ctx, input }) => unwrap(await getRawMessages(ctx.world, { member: ctx.member, about: input }))),

  document: workspaceProcedure
    .input(OneOrder.extend({ documentId: z.string().min(1).max(300) }))
    .query(async ({ ctx, input }) => unwrap(await getDocument(ctx.world, { member: ctx.member, ...input }))),

  preview: workspaceProcedure
    .input(OneOrder.extend({ documentId: z.string().min(1).max(300) }))
    .query(async ({ ctx, input }) => unwrap(await getPreview(ctx.world, { member: ctx.member, ...input }))),

  why: workspaceProcedure
    .input(OneOrder.extend({ flowId: Id, nodeId: z.string().max(64).optional() }))
    .query(async ({ ctx, input }) => unwrap(await explainOrder(ctx.world, { member: ctx.member, ...input }))),

  correct: workspaceProcedure
    .input(OneOrder.extend({ edits: z.array(FieldEdit).min(1).max(60) }))
    .mutation(async ({ ctx, input }) => unwrap(await correctOrder(ctx.world, { member: ctx.member, ...input }))),

  addNote: workspaceProcedure
    .input(OneOrder.extend({ text: Line(4000) }))
    .mutation(async ({ ctx, input }) => unwrap(await addNote(ctx.world, { member: ctx.member, ...input }))),

  retry: workspaceProcedure.input(Retry).mutation(async ({ ctx, input }) => {
    const { from, version } = input;
    return unwrap(await retryOrder(ctx.world, { member: ctx.member, retry: { what: input, from, version } }));
  }),

  approve: workspaceProcedure
    .input(z.object({ holdId: Id }))
    .mutation(async ({ ctx, input }) => unwrap(await approveOrder(ctx.world, { member: ctx.member, ...input }))),

  reject: workspaceProcedure
    .input(z.object({ holdId: Id, reason: Line(500) }))
    .mutation(async ({ ctx, input }) => unwrap(await rejectOrder(ctx.world, { member: ctx.member, ...input }))),

  decideMany: workspaceProcedure.input(Decision).mutation(({ ctx, input: { orderIds, ...word } }) =>
    decideOrders(ctx.world, {
      member: ctx.member,
      orderIds,
      state: word.state,
      reason: word.state === 'rejected' ? word.reason : null,
    }),
  ),

  skip: workspaceProcedure
    .input(OneDelivery.extend({ reason: Line(500) }))
    .mutation(async ({ ctx, input }) => unwrap(await skipDelivery(ctx.world, { member: ctx.member, ...input }))),

  markDelivered: workspaceProcedure
    .input(OneDelivery.extend({ remoteId: Line(200) }))
    .mutation(async ({ ctx, input }) => unwrap(await markDelivered(ctx.world, { member: ctx.member, ...input }))),
});
