import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { findRawMessages } from '../db/queries/order-view';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';

const ArrivedBy = z.enum(['webhook', 'poll', 'pull', 'backfill', 'fetch']);
const Headers = z.record(z.string(), z.string());

/** One message as it came. */
export interface RawMessage {
  readonly messageId: string;
  readonly receivedAt: string;
  readonly arrivedBy: z.infer<typeof ArrivedBy>;
  readonly topic: string;
  /** Only those worth keeping; never a secret one. */
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes that are no UTF-8 show as U+FFFD; at most 500,000 characters. */
  readonly text: string;
  readonly cut: boolean;
}

export type RawRequest = { readonly orderId: string } | { readonly messageId: string };

const longest = 500_000;

/** What channels told us word for word, newest first, at most 20 messages. Personal data is not covered: the permission table keeps viewers out. */
export async function getRawMessages(
  { db }: Pick<World, 'db'>,
  { member: { workspaceId }, about }: { member: Member; about: RawRequest },
): Promise<Result<RawMessage[]>> {
  const rows = await withWorkspace(db, workspaceId, (trx) => findRawMessages(trx, { workspaceId, about }).execute());
  if (rows.length === 0) return failed(messageMissing);
  return ok(
    rows.map(({ id, receivedAt, arrivedBy, topic, headers, body }) => {
      const text = body.toString('utf8');
      return {
        messageId: id,
        receivedAt: receivedAt.toISOString(),
        arrivedBy: ArrivedBy.parse(arrivedBy),
        topic,
        headers: Headers.catch({}).parse(headers),
        text: text.slice(0, longest),
        cut: text.length > longest,
      };
    }),
  );
}

const messageMissing: Problem = {
  code: 'message.notFound',
  message: 'There is no such message in this workspace any more.',
  retry: 'never',
};
