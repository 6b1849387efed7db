import { z } from 'zod';
import { OrderEventKind } from '../../../nodes/order/event';
import { archiveFlow } from '../../flows/archive-flow';
import { countFlowTraffic } from '../../flows/count-flow-traffic';
import { createFlow } from '../../flows/create-flow';
import { discardDraft } from '../../flows/discard-draft';
import { duplicateFlow } from '../../flows/duplicate-flow';
import { getFlow } from '../../flows/get-flow';
import { getVersion } from '../../flows/get-version';
import { holdDrawing, letDrawingGo } from '../../flows/hold-drawing';
import { listFlows } from '../../flows/list-flows';
import { listVersions } from '../../flows/list-versions';
import { publishFlow } from '../../flows/publish-flow';
import { renameFlow } from '../../flows/rename-flow';
import { restoreFlow } from '../../flows/restore-flow';
import { restoreVersion } from '../../flows/restore-version';
import { saveDraft } from '../../flows/save-draft';
import { testFlow } from '../../flows/test-flow';
import { unpublishFlow } from '../../flows/unpublish-flow';
import { Drawing, Id, Line } from '../inputs';
import { router, unwrap, workspaceProcedure } from '../procedures';

const One = z.object({ flowId: Id });
const onOne = workspaceProcedure.input(One);
const Revision = z.int().positive();
/** Names a browser tab. */
const Tab = z.string().min(1).max(64);
const VersionNumber = z.int().positive();
const Test = z.object({
  /** The drawing on the screen, or a flow whose draft is taken. */
  flow: z.union([One, z.object({ document: Drawing })]),
  /** An id of samples.list, or an order pasted as JSON (our canonical form). */
  order: z.union([z.object({ sampleId: z.string().max(80) }), z.object({ pasted: z.string().max(500_000) })]),
  eventKind: OrderEventKind.default('created'),
});

export const flowsRouter = router({
  list: workspaceProcedure
    .input(z.object({ archived: z.boolean().default(false) }))
    .query(({ ctx, input }) => listFlows(ctx.world, { member: ctx.member, archived: input.archived })),
  get: onOne.query(async ({ ctx, input }) => unwrap(await getFlow(ctx.world, { member: ctx.member, ...input }))),
  versions: onOne.query(async ({ ctx, input }) =>
    unwrap(await listVersions(ctx.world, { member: ctx.member, ...input })),
  ),
  version: workspaceProcedure
    .input(One.extend({ number: VersionNumber }))
    .query(async ({ ctx, input }) => unwrap(await getVersion(ctx.world, { member: ctx.member, ...input }))),
  counts: workspaceProcedure
    .input(One.extend({ window: z.enum(['hour', 'day']) }))
    .query(async ({ ctx, input }) => unwrap(await countFlowTraffic(ctx.world, { member: ctx.member, ...input }))),

  create: workspaceProcedure
    .input(z.object({ name: Line(120), document: Drawing.optional() }))
    .mutation(async ({ ctx, input }) => unwrap(await createFlow(ctx.world, { member: ctx.member, ...input }))),
  rename: workspaceProcedure
    .input(One.extend({ name: Line(120).optional(), description: z.string().max(2000).optional() }))
    .mutation(async ({ ctx, input }) => unwrap(await renameFlow(ctx.world, { member: ctx.member, ...input }))),
  duplicate: onOne.mutation(async ({ ctx, input }) =>
    unwrap(await duplicateFlow(ctx.world, { member: ctx.member, ...input })),
  ),
  archive: onOne.mutation(async ({ ctx, input }) =>
    unwrap(await archiveFlow(ctx.world, { member: ctx.member, ...input })),
  ),
  restore: onOne.mutation(async ({ ctx, input }) =>
    unwrap(await restoreFlow(ctx.world, { member: ctx.member, ...input })),
  ),

  saveDraft: workspaceProcedure
    .input(One.extend({ draft: Drawing, revision: Revision, tab: Tab.optional() }))
    .mutation(async ({ ctx, input }) => unwrap(await saveDraft(ctx.world, { member: ctx.member, ...input }))),
  hold: workspaceProcedure
    .input(One.extend({ tab: Tab, takeOver: z.boolean().default(false) }))
    .mutation(async ({ ctx, input }) => unwrap(await holdDrawing(ctx.world, { member: ctx.member, ...input }))),
  letGo: workspaceProcedure
    .input(One.extend({ tab: Tab }))
    .mutation(async ({ ctx, input }) => unwrap(await letDrawingGo(ctx.world, { member: ctx.member, ...input }))),
  discardDraft: onOne.mutation(async ({ ctx, input }) =>
    unwrap(await discardDraft(ctx.world, { member: ctx.member, ...input })),
  ),
  publish: workspaceProcedure
    .input(One.extend({ revision: Revision, note: z.string().trim().max(500).default('') }))
    .mutation(async ({ ctx, input }) => unwrap(await publishFlow(ctx.world, { member: ctx.member, ...input }))),
  unpublish: onOne.mutation(async ({ ctx, input }) =>
    unwrap(await unpublishFlow(ctx.world, { member: ctx.member, ...input })),
  ),
  restoreVersion: workspaceProcedure
    .input(One.extend({ number: VersionNumber, revision: Revision }))
    .mutation(async ({ ctx, input }) => unwrap(await restoreVersion(ctx.world, { member: ctx.member, ...input }))),

  /** Reads only, but carries a whole drawing: too long for an address, so it is posted. */
  test: workspaceProcedure
    .input(Test)
    .mutation(async ({ ctx, input }) => unwrap(await testFlow(ctx.world, { member: ctx.member, ...input }))),
});
