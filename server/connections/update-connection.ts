import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { hintsFor } from '../crypto/vault';
import type { Trx } from '../db/with-workspace';
import { ringDecide, ringDeliver, ringWatch } from '../jobs/ring';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { changeConnection, type HeldConnection, lookAtConnection, updateRow } from './change-connection';
import { type AccountForm, readAccountForm } from './read-account-form';
import { openSecrets, sealSecrets } from './secrets';
import { askChannel } from './test-connection';

export interface ConnectionChanges {
  readonly name?: string | undefined;
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
  /** Only the secrets that are to be replaced. */
  readonly credentials?: Readonly<Record<string, unknown>> | undefined;
  /** Null: stop polling. */
  readonly pollSeconds?: number | null | undefined;
}

interface Request {
  readonly member: Member;
  readonly connectionId: string;
  readonly changes: ConnectionChanges;
}

/** Changes a connection. New settings or secrets are tried at the channel first; when they work, whatever waited goes on. */
export async function updateConnection(world: World, request: Request): Promise<Result<Record<never, never>>> {
  const { member, connectionId, changes } = request;
  const touchesAccount = changes.settings !== undefined || changes.credentials !== undefined;
  if (!touchesAccount)
    return changeConnection({ world, member, connectionId }, (trx, row) => rename(trx, { request, row, world }));
  const merged = await lookAtConnection({ world, member, connectionId }, async (_trx, row) => {
    const form = mergedForm(world, { request, row });
    return form.ok ? ok({ form: form.value, connector: row.type }) : form;
  });
  if (!merged.ok) return merged;
  const tested = await askChannel(world, { ...merged.value, connectionId });
  if (!tested.ok) return tested;
  return changeConnection({ world, member, connectionId }, async (trx, row) => {
    // Read again: a secret somebody else replaced meanwhile must not be put back.
    const form = mergedForm(world, { request, row });
    if (!form.ok) return form;
    await storeAccount(trx, { world, request, row, form: form.value, account: tested.value.account });
    return rename(trx, { request, row, world });
  });
}

function mergedForm(
  world: World,
  { request: { member, changes }, row }: { request: Request; row: HeldConnection },
): Result<AccountForm> {
  return readAccountForm(row.type, {
    settings: changes.settings ?? row.settings,
    credentials: { ...openSecrets(world, { member, row }), ...withoutEmpty(changes.credentials ?? {}) },
  });
}

/** A secret left empty in the form stays what it is. */
const withoutEmpty = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== null));

async function storeAccount(
  trx: Trx,
  change: { world: World; request: Request; row: HeldConnection; form: AccountForm; account: string },
): Promise<void> {
  const { world, request, row, form, account } = change;
  const { member, connectionId } = request;
  const replaced = withoutEmpty(request.changes.credentials ?? {});
  const hints = { ...row.hints, ...hintsFor(replaced, world.now().toISOString()) };
  await updateRow(trx, request)
    .set({
      settings: JSON.stringify(form.settings),
      sealed: sealSecrets(world, { member, row, credentials: form.credentials }),
      sealed_hint: JSON.stringify(hints),
      account,
      // The channel has just confirmed the account, so whatever was wrong with it is over.
      ...(row.state === 'attention' && { state: 'active', problem: null }),
      blocked_until: null,
      failures: 0,
    })
    .execute();
  await recordAudit(trx, {
    member,
    deed: {
      action: 'connection.accountChanged',
      target: connectionId,
      before: { settings: row.settings, account: row.account },
      after: { settings: form.settings, account, secretsReplaced: Object.keys(replaced) },
    },
  });
  await resolveProblems(trx, { request, at: world.now() });
  await ringDeliver(trx, { workspaceId: member.workspaceId, connectionId });
  await ringDecide(trx, [member.workspaceId]);
  await ringWatch(trx, [member.workspaceId]);
}

/** Problems that were about the account itself and about no order. */
const resolveProblems = (trx: Trx, { request: { member, connectionId }, at }: { request: Request; at: Date }) =>
  trx
    .updateTable('problem')
    .set({ resolved_at: at, resolved_by: member.userId, resolution: 'The account was reconnected.' })
    .where('workspace_id', '=', member.workspaceId)
    .where('connection_id', '=', connectionId)
    .where('code', 'like', 'connection.%')
    .where('delivery_id', 'is', null)
    .where('resolved_at', 'is', null)
    .execute();

async function rename(
  trx: Trx,
  { request, row, world }: { request: Request; row: HeldConnection; world: World },
): Promise<Result<Record<never, never>>> {
  const { name = row.name, pollSeconds = row.pollSeconds } = request.changes;
  if (name === row.name && pollSeconds === row.pollSeconds) return ok({});
  if (pollSeconds !== null && !row.type.listOrders) return failed(cannotPoll(row.name));
  await updateRow(trx, request)
    .set({ name, poll_seconds: pollSeconds, next_poll_at: pollSeconds === null ? null : world.now() })
    .execute();
  const before = { name: row.name, pollSeconds: row.pollSeconds };
  await recordAudit(trx, {
    member: request.member,
    deed: { action: 'connection.changed', target: request.connectionId, before, after: { name, pollSeconds } },
  });
  return ok({});
}

const cannotPoll = (name: string): Problem => ({
  code: 'connection.cannotPoll',
  message: `${name} cannot be asked for orders; it sends them itself.`,
  subject: 'pollSeconds',
  retry: 'never',
});
