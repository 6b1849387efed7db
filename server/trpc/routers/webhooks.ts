import { z } from 'zod';
import { WebhookKind } from '../../../nodes/watch/webhook-event';
import { createEndpoint } from '../../webhooks/create-endpoint';
import { listEndpoints } from '../../webhooks/list-endpoints';
import { listMessages } from '../../webhooks/list-messages';
import { removeEndpoint } from '../../webhooks/remove-endpoint';
import { rotateSecret } from '../../webhooks/rotate-secret';
import { sendAgain } from '../../webhooks/send-again';
import { sendTest } from '../../webhooks/send-test';
import { switchEndpoint } from '../../webhooks/switch-endpoint';
import { updateEndpoint } from '../../webhooks/update-endpoint';
import { Id, Line } from '../inputs';
import { router, unwrap, workspaceProcedure } from '../procedures';

const One = z.object({ endpointId: Id });
const onOne = workspaceProcedure.input(One);
const Endpoint = z.object({
  url: Line(2000),
  description: z.string().trim().max(200, 'At most 200 characters.'),
  kinds: z.array(WebhookKind).min(1, 'Choose at least one.').max(50),
});

export const webhooksRouter = router({
  list: workspaceProcedure.query(({ ctx }) => listEndpoints(ctx.world, ctx.member)),
  create: workspaceProcedure
    .input(Endpoint)
    .mutation(async ({ ctx, input }) => unwrap(await createEndpoint(ctx.world, { member: ctx.member, ...input }))),
  update: workspaceProcedure
    .input(Endpoint.extend(One.shape))
    .mutation(async ({ ctx, input }) => unwrap(await updateEndpoint(ctx.world, { member: ctx.member, ...input }))),
  switch: workspaceProcedure
    .input(One.extend({ on: z.boolean() }))
    .mutation(async ({ ctx, input }) => unwrap(await switchEndpoint(ctx.world, { member: ctx.member, ...input }))),
  rotateSecret: onOne.mutation(async ({ ctx, input }) =>
    unwrap(await rotateSecret(ctx.world, { member: ctx.member, ...input })),
  ),
  remove: onOne.mutation(async ({ ctx, input }) =>
    unwrap(await removeEndpoint(ctx.world, { member: ctx.member, ...input })),
  ),

  messages: onOne.query(async ({ ctx, input }) =>
    unwrap(await listMessages(ctx.world, { member: ctx.member, ...input })),
  ),
  sendTest: onOne.mutation(async ({ ctx, input }) =>
    unwrap(await sendTest(ctx.world, { member: ctx.member, ...input })),
  ),
  sendAgain: workspaceProcedure
    .input(z.object({ messageId: Id }))
    .mutation(async ({ ctx, input }) => unwrap(await sendAgain(ctx.world, { member: ctx.member, ...input }))),
});
