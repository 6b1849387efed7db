import { withPlatform } from '../db/with-workspace';
import type { World } from '../workspaces/world';

export interface StaffRow {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
}

/** Who runs this installation, by name. */
export const listStaff = ({ db }: Pick<World, 'db'>, { userId }: { userId: string }): Promise<StaffRow[]> =>
  withPlatform(db, userId, (trx) =>
    trx
      .selectFrom('auth_user')
      .select(['id as userId', 'name', 'email'])
      .where('is_platform_admin', '=', true)
      .orderBy('name')
      .orderBy('id')
      .execute(),
  );
