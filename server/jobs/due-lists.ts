import { z } from 'zod';
import type { Gathering } from '../../nodes/control/gathering';
import { lastLocalTime } from '../../nodes/control/local-time';
import { compareInstants, laterBy } from '../../nodes/order/instant';
import { nodeTypes } from '../../nodes/registry';
import type { GatheringFlow, ListName } from '../db/queries/late-lists';

/** A list whose time has come. */
export interface DueList extends ListName {
  readonly gathering: Gathering;
}

const minuteMs = 60_000;
/** A worker that comes back in the evening does not wake anybody for the morning's list. */
const longestDelayMs = 12 * 60 * minuteMs;

/** Lists to be made now: their time has come since their flow went live, and that day has none yet. */
export function dueLists(flow: GatheringFlow, now: string): readonly DueList[] {
  const { workspaceId, flowId, version, publishedAt, done } = flow;
  return Nodes.parse(flow.nodes).flatMap(({ id: nodeId, type, settings, disabled }) => {
    const gathering = disabled ? null : nodeTypes.get(type)?.gathers(settings);
    if (!gathering) return [];
    const { at, day } = lastLocalTime({ ...gathering, now });
    // A time of day is a whole minute: a flow that goes live within it is not too late.
    const isBeforePublishing = compareInstants(laterBy(at, minuteMs), publishedAt.toISOString()) < 0;
    const isOver = compareInstants(laterBy(at, longestDelayMs), now) < 0;
    if (isBeforePublishing || isOver || done.includes(`${nodeId} ${day}`)) return [];
    return [{ workspaceId, flowId, version, nodeId, day, gathering }];
  });
}

const Nodes = z.array(
  z.object({
    id: z.string(),
    type: z.string(),
    settings: z.record(z.string(), z.unknown()).catch({}),
    disabled: z.boolean().optional(),
  }),
);
