import type { ProblemFix } from '../../nodes/problem-fix';
import { problemKind } from '../../nodes/problem-kind';
import { findContents, findOpenCauses, type OpenCause } from '../db/queries/alert-findings';
import { groupBy } from '../group-by';
import { withoutBuyer } from '../orders/personal-data';
import type { Finding } from './finding';
import type { Asked, Look } from './look';
import { inOneLine, sayOrders, sayValue } from './say-alert';
import { sumUp, toSmall } from './sum-up';

/** Orders that wait for a person: one finding for each cause, or one for all of them, as the rule says. */
export async function lookAtProblems(look: Look, asked: readonly Asked<'problems'>[]): Promise<Finding[]> {
  const found: { finding: Finding; about: string | null }[] = [];
  for (const one of asked) {
    const { family, flowId, connectionId } = one;
    const { rows } = await findOpenCauses({ ...look, family, flowId, connectionId }).execute(look.trx);
    const groups =
      one.per === 'all' ? new Map([['all', rows]]) : groupBy(rows, { key: subjectOf, value: (row) => row });
    for (const [subject, group] of groups) {
      const cause = toCause(group);
      if (cause && isEnough(one, cause))
        found.push({ finding: toFinding(one, { subject, cause }), about: cause.newest.orderId });
    }
  }
  const contents = await readContents(look, new Set(found.flatMap(({ about }) => about ?? [])));
  return found.map(({ finding, about }) => ({
    ...finding,
    message: withoutBuyer(finding.message, contents.get(about ?? '')),
  }));
}

/** An alert is read by viewers, in mailboxes and by other systems: whom the order is for is told by its page alone. */
async function readContents(
  { trx, workspaceId }: Look,
  orderIds: ReadonlySet<string>,
): Promise<ReadonlyMap<string, unknown>> {
  if (orderIds.size === 0) return new Map();
  const rows = await findContents(trx, { workspaceId, orderIds: [...orderIds] }).execute();
  return new Map(rows.map(({ id, content }) => [id, content]));
}

const subjectOf = ({ code, subject, connectionId }: OpenCause) => [code, subject ?? '', connectionId ?? ''].join('|');

interface Cause {
  readonly newest: OpenCause;
  readonly causes: number;
  readonly problems: number;
  readonly orders: number;
  readonly value: Finding['value'];
  readonly since: Date;
  readonly shipBy: Date | null;
}

function toCause(rows: readonly OpenCause[]): Cause | null {
  const [newest] = rows;
  if (!newest) return null;
  const deadlines = rows.flatMap(({ shipBy }) => shipBy ?? []);
  return {
    newest,
    causes: new Set(rows.map(subjectOf)).size,
    problems: rows.reduce((sum, { problems }) => sum + problems, 0),
    ...sumUp(rows),
    since: earliest(rows.map(({ since }) => since)) ?? newest.since,
    shipBy: earliest(deadlines),
  };
}

const earliest = (times: readonly Date[]): Date | null =>
  times.length === 0 ? null : new Date(Math.min(...times.map((time) => time.getTime())));

/** So many orders, or so much money; what is about no order, such as an unreadable message, counts as itself. */
function isEnough({ orders, money }: Asked<'problems'>, cause: Cause): boolean {
  if (Math.max(cause.orders, cause.problems) >= orders) return true;
  const waiting = money && cause.value.find(({ currency }) => currency === money.currency);
  return waiting ? toSmall(waiting.amount) >= toSmall(money.amount) : false;
}

function toFinding(asked: Asked<'problems'>, { subject, cause }: { subject: string; cause: Cause }): Finding {
  const { newest, causes, orders, value, since, shipBy } = cause;
  const { title, fix } = problemKind(newest.code);
  const worth = sayValue(value);
  const waiting =
    orders === 0 ? '' : `${sayOrders(orders)} ${orders === 1 ? 'waits' : 'wait'}${worth && `, worth ${worth}`}`;
  const more = causes > 1 ? `${causes} causes; the largest: ${newest.message}` : newest.message;
  return {
    ruleId: asked.rule.id,
    subject,
    minutes: asked.minutes,
    since,
    title: causes > 1 ? asked.rule.name : title,
    message: inOneLine(waiting, more),
    ...wayOut({ fix, cause: newest, causes }),
    connectionId: causes > 1 ? asked.connectionId : newest.connectionId,
    orders,
    value,
    shipBy,
  };
}

function wayOut({ fix, cause, causes }: { fix: ProblemFix; cause: OpenCause; causes: number }) {
  if (causes === 1 && fix === 'reconnect' && cause.connectionId !== null) {
    return { path: `connections/${cause.connectionId}`, action: 'Reconnect' };
  }
  if (causes === 1 && fix === 'raiseLimit' && cause.connectionId !== null) {
    return { path: `connections/${cause.connectionId}#limits`, action: 'Raise the limit' };
  }
  if (causes === 1 && fix === 'editFlow' && cause.flowId !== null) {
    return { path: `flows/${cause.flowId}`, action: 'Open the flow' };
  }
  return { path: 'health', action: 'Fix it' };
}
