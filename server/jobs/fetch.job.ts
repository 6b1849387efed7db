import { pullOrder } from '../inbox/pull-order';
import type { FetchJob } from './queues';
import type { World } from './world';

/** Answers "read this order whole: its message was only a hint". @throws when the channel is troubled, so that the bell rings again. */
export async function fetchOrder(world: World, { job, signal }: { job: FetchJob; signal: AbortSignal }): Promise<void> {
  const { workspaceId, connectionId, orderId } = job;
  const pulled = await pullOrder(world, { workspaceId, connectionId, number: orderId, arrivedBy: 'fetch', signal });
  if (pulled.ok) return;
  const [problem] = pulled.problems;
  if (problem?.retry === 'later') throw new Error(`${problem.code}: ${problem.message}`);
  world.log.warn({ connectionId, orderId, problem }, 'An order could not be read');
}
