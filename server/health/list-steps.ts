import { problemKind } from '../../nodes/problem-kind';
import { measureSteps, type StepTimes } from '../db/queries/step-times';
import { findStepNames, findTroubledSteps, type StepFilter, type StoredStep } from '../db/queries/steps-view';
import { type Trx, withWorkspace } from '../db/with-workspace';
import type { World } from '../workspaces/world';
import { stepTitle } from './step-title';

/** A step of a flow, by the names people gave them. */
export interface StepPlace {
  /** Address of its workspace. */
  readonly workspace: string;
  readonly workspaceName: string;
  readonly flowId: string;
  readonly flowName: string;
  readonly nodeId: string;
  readonly title: string;
  /** Node type; null for a step that is not drawn any more. */
  readonly kind: string | null;
}

export interface StepRow extends StepPlace {
  /** Things that wait there for a person; and of those, how many stopped in the last day. */
  readonly stuck: number;
  readonly stuckDay: number;
  readonly since: string;
  readonly newest: string;
  readonly causes: readonly { readonly code: string; readonly title: string; readonly stuck: number }[];
  readonly took: Took | null;
}

/** How long things took there in the last day, from when they came until they were done. */
export interface Took {
  readonly things: number;
  readonly medianMs: number;
  readonly p95Ms: number;
}

export interface StepList {
  readonly steps: readonly StepRow[];
  /** The ten that take longest, whether something is stuck there or not. */
  readonly slowest: readonly (StepPlace & { readonly took: Took })[];
}

interface Place {
  readonly workspaceId: string;
  readonly slug: string;
  readonly workspaceName: string;
}

const slowestShown = 10;

/** Where in the flows of these workspaces something is stuck, the most first; and which steps take longest. */
export async function listSteps(
  { db }: Pick<World, 'db'>,
  { places, filter }: { places: readonly Place[]; filter: StepFilter },
): Promise<StepList> {
  if (places.length === 0) return { steps: [], slowest: [] };
  const ids = places.map(({ workspaceId }) => workspaceId);
  return withWorkspace(db, ids, async (trx) => {
    const found = (await findTroubledSteps(ids, filter).execute(trx)).rows;
    const times = (await measureSteps(ids, { hours: 24 }).execute(trx)).rows;
    const took = new Map(times.map((row) => [keyOf(row), tookOf(row)]));
    return {
      steps: found.flatMap((row) => toRow(row, { places, took: took.get(keyOf(row)) ?? null })),
      slowest: await nameSlowest(trx, { times, places, filter }),
    };
  });
}

const keyOf = ({ flowId, nodeId }: { flowId: string; nodeId: string }) => `${flowId} ${nodeId}`;

export const tookOf = ({ things, medianMs, p95Ms }: StepTimes): Took => ({
  things,
  medianMs: Math.round(medianMs),
  p95Ms: Math.round(p95Ms),
});

function toRow(row: StoredStep, { places, took }: { places: readonly Place[]; took: Took | null }): StepRow[] {
  const { stuck, stuckDay, since, newest, causes } = row;
  return toPlace(row, places).map((place) => ({
    ...place,
    ...{ stuck, stuckDay, took },
    since: since.toISOString(),
    newest: newest.toISOString(),
    causes: causes.map((cause) => ({ ...cause, title: problemKind(cause.code).title })),
  }));
}

interface Named {
  readonly workspaceId: string;
  readonly flowId: string;
  readonly flowName: string | null;
  readonly nodeId: string;
  readonly nodeName: string | null;
  readonly kind: string | null;
}

function toPlace(step: Named, places: readonly Place[]): StepPlace[] {
  const place = places.find(({ workspaceId }) => workspaceId === step.workspaceId);
  if (!place) return [];
  const { flowId, nodeId, kind } = step;
  const flowName = step.flowName ?? 'A flow that is gone';
  return [
    {
      workspace: place.slug,
      workspaceName: place.workspaceName,
      flowId,
      flowName,
      nodeId,
      kind,
      title: stepTitle(step),
    },
  ];
}

interface Naming {
  readonly times: readonly StepTimes[];
  readonly places: readonly Place[];
  readonly filter: StepFilter;
}

async function nameSlowest(trx: Trx, { times, places, filter }: Naming): Promise<StepList['slowest']> {
  const wanted = times
    .filter(({ flowId }) => filter.flowId === undefined || flowId === filter.flowId)
    .toSorted((a, b) => b.medianMs - a.medianMs)
    .slice(0, 5 * slowestShown);
  if (wanted.length === 0) return [];
  const { rows } = await findStepNames(wanted).execute(trx);
  const names = new Map(rows.map((row) => [keyOf(row), row]));
  return wanted
    .flatMap((row) => {
      const named = names.get(keyOf(row));
      if (!named || (filter.kind !== undefined && named.kind !== filter.kind)) return [];
      return toPlace(named, places).map((place) => ({ ...place, took: tookOf(row) }));
    })
    .slice(0, slowestShown);
}
