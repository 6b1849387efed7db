import { type RawBuilder, sql } from 'kysely';
import { type CodeKind, codeKinds, plainCode } from '../../nodes/order/code-match';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { problemKind } from '../../nodes/problem-kind';
import { isAmong } from '../db/queries/orders-view';
import { type GroupName, isOfCause } from '../db/queries/problems-view';
import { addProblemItems, addRunItems, findProblemsToRetry, findRunsToRetry } from '../db/queries/retry-plan';
import { findStepNames } from '../db/queries/steps-view';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { ringRetry } from '../jobs/ring';
import { narrowDown, type OrderSearch } from '../orders/list-orders';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { stepTitle } from './step-title';

export type RetryWhat =
  | { readonly kind: 'cause'; readonly cause: GroupName }
  /** Whatever waits at a destination for these products to be matched. */
  | { readonly kind: 'skus'; readonly connectionId: string; readonly skus: readonly string[] }
  /** Whatever waits there for these carriers or reasons to be matched; without a code, for any of the kind. */
  | {
      readonly kind: 'codes';
      readonly connectionId: string;
      readonly codes: readonly { readonly kind: CodeKind; readonly code?: string }[];
    }
  /** Whatever is stuck at one step of a flow, for one cause or for all. */
  | { readonly kind: 'step'; readonly flowId: string; readonly nodeId: string; readonly code?: string | undefined }
  | { readonly kind: 'orders'; readonly orderIds: readonly string[] }
  /** Everything a list of orders is narrowed down to, on all its pages. */
  | { readonly kind: 'search'; readonly search: Omit<OrderSearch, 'cursor' | 'limit'> };

export interface RetryPlan {
  readonly what: RetryWhat;
  /** `failed`: from the step that failed. `start`: through the whole flow again; what exists is met, not sent twice. */
  readonly from: 'failed' | 'start';
  readonly version: 'pinned' | 'live';
}

/**
 * Writes down what would be tried again and what each of it will do; nothing is sent before it is begun. A worker then asks
 * destinations about those that may have arrived.
 */
export function planRetry(
  { db, newId }: Pick<World, 'db' | 'newId'>,
  { member, plan }: { member: Member; plan: RetryPlan },
): Promise<Result<{ id: string; things: number }>> {
  return withWorkspace(db, member.workspaceId, async (trx) => {
    const id = newId();
    const things = await writePlan(trx, { member, taskId: id, plan });
    return things === 0 ? failed(nothingWaits) : ok({ id, things });
  });
}

/** The same inside a transaction of the caller's. @returns how many things there are to try again; with none there is no task */
export async function writePlan(trx: Trx, { member, taskId, plan }: Adding): Promise<number> {
  const { workspaceId, userId } = member;
  const { from, version, what } = plan;
  const task = {
    workspace_id: workspaceId,
    id: taskId,
    title: await titleOf(trx, { workspaceId, what }),
    created_by: userId,
  };
  await trx
    .insertInto('retry_task')
    .values({ ...task, from_where: from, version })
    .execute();
  const things = await addItems(trx, { member, taskId, plan });
  if (things === 0) {
    await trx.deleteFrom('retry_task').where('workspace_id', '=', workspaceId).where('id', '=', taskId).execute();
    return 0;
  }
  await ringRetry(trx, { workspaceId, taskId });
  return things;
}

async function titleOf(trx: Trx, { workspaceId, what }: { workspaceId: string; what: RetryWhat }): Promise<string> {
  if (what.kind === 'cause') {
    const { title } = problemKind(what.cause.code);
    return what.cause.subject === null ? title : `${title}: ${what.cause.subject}`;
  }
  if (what.kind === 'skus') {
    return matchedTitle(what.skus);
  }
  if (what.kind === 'codes') {
    return matchedTitle(what.codes.map(({ kind, code = codeKinds[kind].label }) => code));
  }
  if (what.kind === 'step') {
    const [step] = (await findStepNames([{ ...what, workspaceId }]).execute(trx)).rows;
    return step ? `${stepTitle(step)}, in ${step.flowName}` : 'One step of a flow';
  }
  return what.kind === 'orders' ? 'Chosen orders' : 'All orders of a list';
}

const matchedTitle = ([first, ...more]: readonly string[]) =>
  more.length === 0 ? `Matched: ${first}` : `Matched: ${first} and ${more.length} more`;

interface Adding {
  readonly member: Member;
  readonly taskId: string;
  readonly plan: RetryPlan;
}

async function addItems(trx: Trx, { member, taskId, plan }: Adding): Promise<number> {
  const { workspaceId } = member;
  const named = { workspaceId, taskId };
  if (plan.from === 'start' && plan.what.kind !== 'skus' && plan.what.kind !== 'codes') {
    const which = await ordersOf(trx, { what: plan.what, member });
    const { rows } = await findRunsToRetry({ workspaceId, which }).execute(trx);
    return inSlices(rows, (runs, after) => addRunItems({ ...named, runs, after }).execute(trx));
  }
  const which = await problemsOf(trx, { what: plan.what, member });
  const { rows } = await findProblemsToRetry({ workspaceId, which }).execute(trx);
  const problemIds = rows.map(({ problemId }) => problemId);
  return inSlices(problemIds, (some, after) => addProblemItems({ ...named, problemIds: some, after }).execute(trx));
}

const slice = 5_000;

/** No statement may take long, and of all orders of a list there may be a hundred thousand. @returns how many there are */
async function inSlices<Item>(
  items: readonly Item[],
  add: (some: readonly Item[], after: number) => Promise<unknown>,
): Promise<number> {
  for (let after = 0; after < items.length; after += slice) await add(items.slice(after, after + slice), after);
  return items.length;
}

interface Asked<What> {
  readonly what: What;
  readonly member: Member;
}

async function problemsOf(trx: Trx, { what, member }: Asked<RetryWhat>): Promise<RawBuilder<boolean>> {
  if (what.kind === 'cause') return isOfCause(what.cause);
  if (what.kind === 'skus') {
    return sql<boolean>`problem.connection_id = ${what.connectionId} and problem.code in ('sku.unknown', 'sku.ambiguous')
      and problem.subject = any(${[...what.skus]}::text[]) and problem.delivery_id is not null`;
  }
  if (what.kind === 'codes') return codesProblems(what);
  if (what.kind === 'step') return isStuckAtStep(what);
  if (what.kind === 'orders') return sql<boolean>`problem.order_id = any(${[...what.orderIds]}::uuid[])`;
  return sql<boolean>`problem.order_id in (select "order".id from "order"
    where "order".workspace_id = ${member.workspaceId} and ${await ordersOf(trx, { what, member })})`;
}

/** Names are compared as people write them (plainCode). */
function codesProblems({ connectionId, codes }: Extract<RetryWhat, { kind: 'codes' }>): RawBuilder<boolean> {
  const named = codes.flatMap(({ kind, code }) => (code === undefined ? [] : `${kind}.${plainCode(code)}`));
  const whole = codes.flatMap(({ kind, code }) => (code === undefined ? kind : []));
  return sql<boolean>`problem.connection_id = ${connectionId} and problem.delivery_id is not null
    and split_part(problem.code, '.', 2) in ('unknown', 'ambiguous')
    and (split_part(problem.code, '.', 1) = any(${whole}::text[])
      or split_part(problem.code, '.', 1) || '.' || regexp_replace(lower(problem.subject), '[\\s_.-]', '', 'g') = any(${named}::text[]))`;
}

async function ordersOf(
  trx: Trx,
  { what, member }: Asked<Exclude<RetryWhat, { kind: 'skus' | 'codes' }>>,
): Promise<RawBuilder<boolean>> {
  if (what.kind === 'step')
    return sql<boolean>`"order".id in (select problem.order_id from problem
      where problem.workspace_id = ${member.workspaceId} and problem.resolved_at is null and ${isStuckAtStep(what)})`;
  if (what.kind === 'orders') return sql<boolean>`"order".id = any(${[...what.orderIds]}::uuid[])`;
  const search: Omit<OrderSearch, 'cursor' | 'limit'> =
    what.kind === 'search' ? what.search : { state: 'all', cause: what.cause };
  return isAmong(await narrowDown(trx, { search, member }));
}

const isStuckAtStep = ({
  flowId,
  nodeId,
  code = null,
}: {
  flowId: string;
  nodeId: string;
  code?: string | null | undefined;
}) =>
  sql<boolean>`problem.flow_id = ${flowId} and problem.node_id = ${nodeId} and (${code}::text is null or problem.code = ${code})`;

const nothingWaits: Problem = {
  code: 'order.nothingToRetry',
  message: 'There is nothing to try again: it is done, or on its way.',
  retry: 'never',
};
