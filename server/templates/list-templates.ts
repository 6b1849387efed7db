import type { FlowDocument } from '../../nodes/graph/flow-document';
import { TemplateContent } from '../../nodes/template/template-content';
import { findTemplates } from '../db/queries/templates';
import { withWorkspace } from '../db/with-workspace';
import { type Thumbnail, thumbnailOf } from '../flows/thumbnail-of';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { builtInTemplates } from './built-in';
import { myWorkspaces } from './my-workspaces';

export interface TemplateRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** here: this workspace only; mine: all my workspaces; builtIn: everybody's. */
  readonly audience: 'here' | 'mine' | 'builtIn';
  /** True when it is kept in this workspace, and may be changed from here. */
  readonly isFromHere: boolean;
  readonly version: number;
  readonly savedAt: string | null;
  readonly savedBy: string | null;
  readonly steps: number;
  readonly accounts: readonly string[];
  readonly parameters: number;
  readonly thumbnail: Thumbnail;
}

/** The library as this person sees it from this workspace: their own first, then the built-in ones. */
export async function listTemplates(world: Pick<World, 'db' | 'now'>, member: Member): Promise<TemplateRow[]> {
  const mine = await myWorkspaces(world, member);
  const scope = [member.workspaceId, ...mine.map(({ workspaceId }) => workspaceId)];
  const rows = await withWorkspace(world.db, scope, (trx) =>
    findTemplates(trx, { here: member.workspaceId }).execute(),
  );
  const own = rows.map(
    ({ content, savedAt, workspaceId, audience, ...row }): TemplateRow => ({
      ...row,
      audience: audience === 'mine' ? 'mine' : 'here',
      isFromHere: workspaceId === member.workspaceId,
      savedAt: savedAt.toISOString(),
      ...lookAt(TemplateContent.parse(content)),
    }),
  );
  const builtIn = builtInTemplates.map(
    ({ content, ...row }): TemplateRow => ({
      ...row,
      audience: 'builtIn',
      isFromHere: false,
      savedAt: null,
      savedBy: null,
      ...lookAt(content),
    }),
  );
  return [...own, ...builtIn];
}

const lookAt = ({ flow, slots, parameters }: TemplateContent) => ({
  steps: countSteps(flow),
  accounts: slots.map(({ label }) => label),
  parameters: parameters.length,
  thumbnail: thumbnailOf(flow),
});

const countSteps = ({ nodes }: FlowDocument) => nodes.filter(({ type }) => type !== 'note').length;
