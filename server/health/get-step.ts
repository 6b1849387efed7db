import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import type { ProblemKind } from '../../nodes/problem-fix';
import { problemKind } from '../../nodes/problem-kind';
import { measureSteps } from '../db/queries/step-times';
import * as queries from '../db/queries/steps-view';
import { type Trx, withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { type Took, tookOf } from './list-steps';
import { stepTitle } from './step-title';

/** How one step of a flow does. */
export interface StepView {
  readonly flowId: string;
  readonly flowName: string;
  readonly nodeId: string;
  readonly title: string;
  readonly kind: string | null;
  readonly liveVersion: number | null;
  /** Open now: things, orders among them, since when, and what those orders are worth. */
  readonly stuck: number;
  readonly orders: number;
  readonly since: string | null;
  readonly value: readonly { readonly currency: string; readonly amount: string }[];
  /** Of the last 24 hours: how many came by, and how many of them stopped there. */
  readonly visited: number;
  readonly failed: number;
  readonly failures: readonly { readonly start: string; readonly failures: number }[];
  readonly causes: readonly StepCause[];
  /** The newest ten that wait, each with the version it is on. */
  readonly waiting: readonly {
    readonly orderId: string | null;
    readonly number: string | null;
    readonly runId: string | null;
    readonly version: number | null;
    readonly message: string;
    readonly at: string;
  }[];
  /** Of the last day, or of the last week when nothing came to its end in a day. */
  readonly took: (Took & { readonly hours: number }) | null;
  /** When something last came through; with a run to look at where one is known. */
  readonly lastGood: { readonly at: string; readonly runId: string | null } | null;
}

export interface StepCause extends ProblemKind {
  readonly code: string;
  readonly subject: string | null;
  readonly connectionId: string | null;
  readonly connectionName: string | null;
  readonly message: string;
  readonly advice: string | null;
  readonly stuck: number;
  readonly since: string;
}

interface Request {
  readonly member: Member;
  readonly flowId: string;
  readonly nodeId: string;
  readonly range: 'day' | 'month';
  /** In which the reader's days begin and end. */
  readonly timeZone: string;
}

const ranges = { day: { unit: 'hour', count: 24 }, month: { unit: 'day', count: 30 } } as const;

/** What is stuck at a step and why, how it went there lately, how long it takes, and when it last went well. */
export function getStep(
  { db }: Pick<World, 'db'>,
  { member: { workspaceId }, flowId, nodeId, range, timeZone }: Request,
): Promise<Result<StepView>> {
  const step = { workspaceId, flowId, nodeId };
  return withWorkspace(db, workspaceId, async (trx) => {
    const [named] = (await queries.findStepNames([step]).execute(trx)).rows;
    const [sum] = (await queries.sumStep(step).execute(trx)).rows;
    // A step that was drawn once and has something stuck is still one.
    if (!named || !sum || (named.kind === null && sum.stuck === 0)) return failed(stepMissing);
    const { flowName, kind } = named;
    const [traffic = { visited: 0, failed: 0 }] = (await queries.sumStepTraffic(step).execute(trx)).rows;
    const stretches = (await queries.countFailures({ ...step, timeZone, ...ranges[range] }).execute(trx)).rows;
    return ok({
      ...{ flowId, flowName, nodeId, kind, title: stepTitle(named) },
      liveVersion: await findLiveVersion(trx, step),
      ...{ stuck: sum.stuck, orders: sum.orders, value: sum.value ?? [], since: sum.since?.toISOString() ?? null },
      ...traffic,
      failures: stretches.map(({ start, failures }) => ({ start: start.toISOString(), failures })),
      causes: await readCauses(trx, step),
      waiting: (await queries.findStuckOrders(step).execute(trx)).rows.map(said),
      took: (await measure(trx, { step, hours: 24 })) ?? (await measure(trx, { step, hours: 168 })),
      lastGood: await findLastGood(trx, { step, kind }),
    });
  });
}

const said = <Row extends { at: Date }>({ at, ...row }: Row) => ({ ...row, at: at.toISOString() });

type Step = queries.StepName;

async function findLiveVersion(trx: Trx, { workspaceId, flowId }: Step): Promise<number | null> {
  const flow = await trx
    .selectFrom('flow')
    .select('live_version as live')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', flowId)
    .executeTakeFirst();
  return flow?.live ?? null;
}

async function readCauses(trx: Trx, step: Step): Promise<StepCause[]> {
  const { rows } = await queries.findStepCauses(step).execute(trx);
  return rows.map(({ since, ...row }) => ({ ...row, ...problemKind(row.code), since: since.toISOString() }));
}

async function measure(trx: Trx, { step, hours }: { step: Step; hours: number }): Promise<StepView['took']> {
  const [row] = (await measureSteps([step.workspaceId], { hours, only: step }).execute(trx)).rows;
  return row ? { ...tookOf(row), hours } : null;
}

/** Of a step that hands over: the last delivery. Of another: the last run of its flow that went through, if orders left it at all. */
async function findLastGood(
  trx: Trx,
  { step, kind }: { step: Step; kind: string | null },
): Promise<StepView['lastGood']> {
  const [delivered] = (await queries.findLastDelivered(step).execute(trx)).rows;
  if (delivered) return said(delivered);
  const [left] = (await queries.findLastLeft(step).execute(trx)).rows;
  if (!left?.at) return null;
  const [done] = kind === null ? [] : (await queries.findLastDone(step).execute(trx)).rows;
  return { at: left.at.toISOString(), runId: done?.runId ?? null };
}

const stepMissing: Problem = {
  code: 'step.notFound',
  message: 'There is no such step, or the flow is gone.',
  retry: 'never',
};
