import { connectionProblems } from './connection-check';
import type { DrawingContext } from './contract';
import type { MessageKind } from './order/message';
import type { Problem } from './problem';

/** What is wrong with the account a step sends its messages by. */
export function senderProblems(
  { connectionId, sends }: { connectionId: string; sends: MessageKind },
  context: DrawingContext,
): readonly Problem[] {
  const connection = context.connections.get(connectionId);
  if (!connection) return connectionProblems(connectionId, context);
  if (connection.sends?.includes(sends)) return [];
  return [
    {
      code: 'node.cannotSend',
      message: `${connection.name} ${sends === 'email' ? 'sends no emails' : 'is no web service'}.`,
      advice: 'Choose another account.',
      retry: 'never',
      subject: connectionId,
    },
  ];
}
