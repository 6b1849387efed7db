import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';
import type { ProblemGroup } from './list-problem-groups';

export interface HomeSummary {
  /** The state of things in one sentence. */
  readonly sentence: string;
  readonly ordersToday: number;
  readonly needsFix: number;
  readonly waiting: number;
  readonly published24h: number;
  /** The last 24 hours, oldest first. */
  readonly perHour: readonly { readonly hour: string; readonly in: number; readonly out: number }[];
  readonly connections: readonly {
    readonly id: string;
    readonly name: string;
    readonly connector: string;
    readonly kind: 'marketplace' | 'shop' | 'any';
    readonly state: 'active' | 'paused' | 'attention';
    readonly lastReceivedAt: string | null;
    readonly lastPollAt: string | null;
    /** Messages received per hour over the last 24 hours, oldest first. */
    readonly perHour: readonly number[];
  }[];
  /** The three that matter most. */
  readonly problems: readonly ProblemGroup[];
  readonly firstSteps: readonly {
    readonly key: 'connectSource' | 'connectDestination' | 'drawFlow' | 'publishFlow' | 'firstOrder';
    readonly title: string;
    readonly done: boolean;
    /** Path in the app. */
    readonly href: string;
  }[];
}

export async function summarizeHome(_world: World, _member: Member): Promise<HomeSummary> {
  return pending();
}
