import { Order } from '../../nodes/order/order';
import { withWorkspace } from '../db/with-workspace';
import { coverInSentences, coverTexts, identifyingTexts, personalTexts } from '../orders/personal-data';
import type { World } from '../workspaces/world';

/** More than any page of a list names. */
const most = 2000;

/**
 * The last hand on whatever leaves for a viewer: every order an answer names is looked up, and what tells who its buyer is is covered
 * in the whole answer, whichever procedure gives it. Procedures about one order cover more, themselves.
 */
export async function coverForViewer<T>(
  { db }: Pick<World, 'db'>,
  { workspaceId, answer }: { workspaceId: string; answer: T },
): Promise<T> {
  const ids = [...new Set(idsIn(answer))].slice(0, most);
  if (ids.length === 0) return answer;
  const rows = await withWorkspace(db, workspaceId, (trx) =>
    trx.selectFrom('order').select('content').where('workspace_id', '=', workspaceId).where('id', 'in', ids).execute(),
  );
  const orders = rows.flatMap(({ content }) => {
    const order = Order.safeParse(content);
    return order.success ? [order.data] : [];
  });
  return coverInSentences(
    coverTexts(answer, longestFirst(orders.flatMap(identifyingTexts))),
    longestFirst(orders.flatMap(personalTexts)),
  );
}

const longestFirst = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts)].sort((a, b) => b.length - a.length);

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return isId.test(value) ? [value] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(idsIn);
}
