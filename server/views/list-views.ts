import { findViews } from '../db/queries/saved-views';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';

export type ViewedList = 'orders' | 'runs';

/** A list narrowed down, under a name. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** As it stands in the address, without the question mark. */
  readonly query: string;
  readonly isShared: boolean;
  readonly isMine: boolean;
  /** The list opens with it, for this person. */
  readonly isDefault: boolean;
}

/** One's own views of a list and those others share, by name. */
export const listViews = (
  { db }: Pick<World, 'db'>,
  { member: { workspaceId, userId }, list }: { member: Member; list: ViewedList },
): Promise<SavedView[]> =>
  withWorkspace(db, workspaceId, (trx) => findViews(trx, { workspaceId, userId, list }).execute());
