import type { CodeRules } from '../connectors/codes';
import type { Trx } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import { resumeForCodes } from './resume-for-codes';
import { upsertCodes } from './set-code';

interface Applying {
  readonly member: Member;
  readonly connectionId: string;
  readonly rules: CodeRules;
}

/** Adds what a file says of one connection's carriers and reasons to what is there; orders that waited for it go on. */
export async function applyRules(trx: Trx, { member, connectionId, rules }: Applying): Promise<void> {
  const { matches, unknown } = rules;
  if (matches.length > 0) await upsertCodes(trx, { member, connectionId, matches });
  for (const { kind, policy, fallback } of unknown) {
    await trx
      .insertInto('code_policy')
      .values({ workspace_id: member.workspaceId, connection_id: connectionId, kind, policy, fallback })
      .onConflict((conflict) =>
        conflict.columns(['workspace_id', 'connection_id', 'kind']).doUpdateSet({ policy, fallback }),
      )
      .execute();
  }
  const sent = unknown.filter(({ policy }) => policy === 'send').map(({ kind }) => ({ kind }));
  await resumeForCodes(trx, { member, connectionId, codes: [...matches, ...sent] });
}
