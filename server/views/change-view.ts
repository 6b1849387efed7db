import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import * as queries from '../db/queries/saved-views';
import { type Trx, withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { nameTaken } from './save-view';

interface Changing {
  readonly member: Member;
  readonly id: string;
  readonly changes: {
    readonly name?: string | undefined;
    readonly shared?: boolean | undefined;
    /** Whether the list opens with it, for this person. */
    readonly isDefault?: boolean | undefined;
  };
}

/** Renames a view, shares it or not, or makes it what the list opens with. A shared view of somebody else's can only be opened with. */
export function changeView(
  { db }: Pick<World, 'db'>,
  { member: { workspaceId, userId, role }, id, changes }: Changing,
): Promise<Result<{ id: string }>> {
  const me = { workspaceId, userId };
  const set = setOf(changes, role);
  return withWorkspace(db, workspaceId, async (trx) => {
    const view = await queries.findView(trx, { ...me, id }).executeTakeFirst();
    const onlyForMe = Object.keys(set).length === 0;
    if (!view || !(onlyForMe || view.owner === userId)) return failed(viewMissing);
    const { list } = view;
    if (await isTaken(trx, { ...me, list, id, name: set.name })) return failed(nameTaken);
    if (!onlyForMe) await queries.changeView(trx, { ...me, id, changes: set }).execute();
    await setDefault(trx, { ...me, list, id, isDefault: changes.isDefault });
    return ok({ id });
  });
}

/** What changes for everybody who sees it. A viewer shares nothing. */
const setOf = ({ name, shared }: Changing['changes'], role: Member['role']) => ({
  ...(name !== undefined && { name }),
  ...(shared !== undefined && { shared: shared && role !== 'viewer' }),
});

async function setDefault(
  trx: Trx,
  { isDefault, ...view }: Omit<Naming, 'name'> & { isDefault: boolean | undefined },
): Promise<void> {
  if (isDefault === true) await queries.chooseDefault(trx, view).execute();
  if (isDefault === false) await queries.clearDefault(trx, view).execute();
}

interface Naming {
  readonly workspaceId: string;
  readonly userId: string;
  readonly list: string;
  readonly id: string;
  readonly name: string | undefined;
}

async function isTaken(trx: Trx, { name, id, ...mine }: Naming): Promise<boolean> {
  const other = name === undefined ? undefined : await queries.findNamesake(trx, { ...mine, name }).executeTakeFirst();
  return other !== undefined && other.id !== id;
}

const viewMissing: Problem = {
  code: 'view.notFound',
  message: 'There is no such view of yours any more.',
  retry: 'never',
};
