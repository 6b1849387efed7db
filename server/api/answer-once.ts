import { createHash } from 'node:crypto';
import type { Problem } from '../../nodes/problem';
import { type Trx, withWorkspace } from '../db/with-workspace';
import type { KeyCaller } from '../keys/find-key-caller';
import type { World } from '../workspaces/world';
import { type ProblemAnswer, refuse } from './problem-answer';

/** What is sent. */
export interface Sent {
  readonly status: number;
  readonly body: string;
}

interface Naming {
  readonly caller: KeyCaller;
  /** The caller's own name for the request. */
  readonly name: string;
  /** Everything that is asked. */
  readonly request: string;
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Does what is asked once, however often the same request comes under the same name within a day: the second gets the answer of the
 * first. A refusal on our side is forgotten, so that it may be tried again.
 */
export async function answerOnce(
  world: Pick<World, 'db' | 'now'>,
  { naming, work }: { naming: Naming; work: () => Promise<Sent> },
): Promise<(Sent & { readonly isRepeated: boolean }) | ProblemAnswer> {
  const known = await claim(world, naming);
  if (known) return known;
  try {
    const sent = await work();
    if (sent.status >= 500) await forget(world, naming);
    else await keep(world, { naming, sent });
    return { ...sent, isRepeated: false };
  } catch (error) {
    await forget(world, naming);
    throw error;
  }
}

/** Null: the name is new, and taken now. */
function claim({ db, now }: Pick<World, 'db' | 'now'>, { caller, name, request }: Naming) {
  const { workspaceId, apiKeyId } = caller.member;
  const at = now();
  const requestHash = createHash('sha256').update(request).digest('hex');
  return withWorkspace(db, workspaceId, async (trx) => {
    await dropOld(trx, { workspaceId, before: new Date(at.getTime() - dayMs) });
    const row = { workspace_id: workspaceId, api_key_id: apiKeyId, idempotency_key: name };
    const taken = await trx
      .insertInto('api_answer')
      .values({ ...row, request_hash: requestHash, asked_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('asked_at')
      .executeTakeFirst();
    if (taken) return null;
    const found = await theOne(trx, { caller, name }).executeTakeFirstOrThrow();
    if (found.requestHash !== requestHash) return refuse(422, otherRequest);
    if (found.status === null || found.body === null) return refuse(409, notAnswered);
    return { status: found.status, body: found.body, isRepeated: true };
  });
}

const theOne = (trx: Trx, { caller: { member }, name }: Pick<Naming, 'caller' | 'name'>) =>
  trx
    .selectFrom('api_answer')
    .select(['request_hash as requestHash', 'status', 'body'])
    .where('workspace_id', '=', member.workspaceId)
    .where('api_key_id', '=', member.apiKeyId)
    .where('idempotency_key', '=', name);

const dropOld = (trx: Trx, { workspaceId, before }: { workspaceId: string; before: Date }) =>
  trx.deleteFrom('api_answer').where('workspace_id', '=', workspaceId).where('asked_at', '<', before).execute();

const keep = ({ db }: Pick<World, 'db'>, { naming, sent }: { naming: Naming; sent: Sent }) =>
  withWorkspace(db, naming.caller.member.workspaceId, (trx) =>
    trx
      .updateTable('api_answer')
      .set({ status: sent.status, body: sent.body })
      .where('workspace_id', '=', naming.caller.member.workspaceId)
      .where('api_key_id', '=', naming.caller.member.apiKeyId)
      .where('idempotency_key', '=', naming.name)
      .execute(),
  );

const forget = ({ db }: Pick<World, 'db'>, { caller: { member }, name }: Naming) =>
  withWorkspace(db, member.workspaceId, (trx) =>
    trx
      .deleteFrom('api_answer')
      .where('workspace_id', '=', member.workspaceId)
      .where('api_key_id', '=', member.apiKeyId)
      .where('idempotency_key', '=', name)
      .execute(),
  );

const otherRequest: Problem = {
  code: 'request.nameTaken',
  message: 'This Idempotency-Key was used for another request within the last day.',
  advice: 'Use a new one for every new request.',
  retry: 'never',
};

const notAnswered: Problem = {
  code: 'request.underWay',
  message: 'A request with this Idempotency-Key is under way, or broke off and nobody knows how far it came.',
  advice: 'Wait a moment and ask again; if it stays so, look what is there before you use a new key.',
  retry: 'later',
};
