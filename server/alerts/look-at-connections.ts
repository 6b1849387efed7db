import { Problem } from '../../nodes/problem';
import { findTroubledConnections, type TroubledConnection } from '../db/queries/alert-findings';
import { breakerAfter } from '../engine/retry-policy';
import { groupBy } from '../group-by';
import type { Finding } from './finding';
import type { Asked, Look } from './look';
import { inOneLine, sayOrders, sayValue } from './say-alert';
import { sumUp } from './sum-up';

/** Connections that need somebody to sign in again, that do not answer, or that were paused and forgotten. */
export async function lookAtConnections(look: Look, asked: readonly Asked<'connection'>[]): Promise<Finding[]> {
  const { rows } = await findTroubledConnections({ ...look, failures: breakerAfter }).execute(look.trx);
  const groups = groupBy(rows, { key: ({ id }) => id, value: (row) => row });
  return asked.flatMap((one) =>
    [...groups.values()].flatMap((group) => {
      const [first] = group;
      const applies = first && (one.connectionId === null || one.connectionId === first.id);
      return applies ? judge(one, { connection: first, ...sumUp(group) }) : [];
    }),
  );
}

interface Trouble {
  readonly connection: TroubledConnection;
  readonly orders: number;
  readonly value: Finding['value'];
}

interface Words {
  readonly title: string;
  readonly says: string;
  readonly action: string;
  readonly minutes: number;
}

function judge(asked: Asked<'connection'>, { connection, orders, value }: Trouble): Finding[] {
  const words = wordsFor(asked, connection);
  if (!words) return [];
  const { title, says, action, minutes } = words;
  const worth = sayValue(value);
  const waiting =
    orders === 0 ? '' : `${sayOrders(orders)} ${orders === 1 ? 'waits' : 'wait'} for it${worth && `, worth ${worth}`}`;
  return [
    {
      ruleId: asked.rule.id,
      subject: connection.id,
      minutes,
      since: null,
      title,
      message: inOneLine(says, waiting),
      path: `connections/${connection.id}`,
      action,
      connectionId: connection.id,
      orders,
      value,
      shipBy: null,
    },
  ];
}

function wordsFor(asked: Asked<'connection'>, { state, name, problem }: TroubledConnection): Words | null {
  if (state === 'attention') {
    const told = Problem.safeParse(problem);
    const says = told.success ? told.data.message : `${name} does not let us in any more`;
    return { title: `${name} needs to be reconnected`, says, action: 'Reconnect', minutes: 0 };
  }
  if (state === 'paused') {
    if (asked.pausedHours === null) return null;
    const says = 'Nothing is sent to it and nothing is asked for until somebody resumes it';
    return { title: `${name} is still paused`, says, action: 'Look at it', minutes: asked.pausedHours * 60 };
  }
  if (asked.downMinutes === null) return null;
  const says = 'It is tried again by itself, and everything goes on once it answers';
  return { title: `${name} does not answer`, says, action: 'Look at it', minutes: asked.downMinutes };
}
