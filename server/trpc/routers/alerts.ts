import { z } from 'zod';
import { AlertRule, AlertTimes } from '../../../nodes/watch/alert-rule';
import { getAlertSettings } from '../../alerts/get-alert-settings';
import { listOpen, listPast } from '../../alerts/list-alerts';
import { removeRule } from '../../alerts/remove-rule';
import { saveRule } from '../../alerts/save-rule';
import { saveTimes } from '../../alerts/save-times';
import { snoozeAlert } from '../../alerts/snooze-alert';
import { Cursor, Id, pageSize } from '../inputs';
import { router, unwrap, workspaceProcedure } from '../procedures';

const RuleId = z.string().max(60);
const Until = z.union([z.literal('over'), z.iso.datetime().transform((text) => new Date(text))]).nullable();

export const alertsRouter = router({
  open: workspaceProcedure.query(({ ctx }) => listOpen(ctx.world, ctx.member)),
  past: workspaceProcedure
    .input(z.object({ cursor: Cursor, limit: pageSize(30) }))
    .query(({ ctx, input: { cursor = null, limit } }) => listPast(ctx.world, { member: ctx.member, cursor, limit })),
  snooze: workspaceProcedure
    .input(z.object({ alertId: Id, until: Until }))
    .mutation(async ({ ctx, input }) => unwrap(await snoozeAlert(ctx.world, { member: ctx.member, ...input }))),

  settings: workspaceProcedure.query(({ ctx }) => getAlertSettings(ctx.world, ctx.member)),
  saveRule: workspaceProcedure
    .input(z.object({ ruleId: RuleId.nullable(), rule: AlertRule }))
    .mutation(async ({ ctx, input }) => unwrap(await saveRule(ctx.world, { member: ctx.member, ...input }))),
  removeRule: workspaceProcedure
    .input(z.object({ ruleId: RuleId }))
    .mutation(async ({ ctx, input }) => unwrap(await removeRule(ctx.world, { member: ctx.member, ...input }))),
  saveTimes: workspaceProcedure
    .input(z.object({ times: AlertTimes }))
    .mutation(async ({ ctx, input }) => unwrap(await saveTimes(ctx.world, { member: ctx.member, ...input }))),
});
