import { callTRPCProcedure } from '@trpc/server';
import { withWorkspace } from '../db/with-workspace';
import type { KeyCaller } from '../keys/find-key-caller';
import { appRouter } from '../trpc/app-router';
import type { Context } from '../trpc/procedures';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { definitionOf } from './input-fields';
import type { Operation } from './operation';
import { type Asked, readInput } from './read-input';

/**
 * Calls the procedure behind an operation as whoever made the key, in the key's workspace and in no other. Roles, inputs and problems are
 * the procedure's own. @throws TRPCError
 */
export async function runOperation(
  world: World,
  { operation, caller, asked }: { operation: Operation; caller: KeyCaller; asked: Asked },
): Promise<unknown> {
  const { procedure, shape, answer } = operation;
  const input = { ...readInput(operation, asked), workspace: caller.member.slug };
  const answered: unknown = await callTRPCProcedure({
    router: appRouter,
    path: procedure,
    type: definitionOf(procedure).type,
    ctx: contextFor(world, caller),
    getRawInput: () => Promise.resolve(input),
    signal: undefined,
    batchIndex: 0,
  });
  const shaped = shape(answered ?? {});
  // What is not described is not sent.
  const described = answer.safeParse(shaped);
  if (described.success) return described.data;
  world.log.error({ err: described.error, operation: operation.id }, 'An answer is not as it is described');
  return shaped;
}

const contextFor = (world: World, { member, account }: KeyCaller): Context => ({
  world,
  account,
  address: member.address,
  findMember: (slug) => Promise.resolve(slug === member.slug ? member : null),
  noteDenied: ({ procedure }) =>
    withWorkspace(world.db, member.workspaceId, (trx) =>
      recordAudit(trx, { member, deed: { action: 'denied', target: procedure } }),
    ),
});
