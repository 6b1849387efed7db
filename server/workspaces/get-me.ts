import type { Role } from './member';
import { pending } from './pending';
import type { World } from './world';

export interface Me {
  readonly user: { readonly id: string; readonly name: string; readonly email: string } | null;
  /** True while nobody has an account: the first visitor creates it. */
  readonly needsFirstAccount: boolean;
  readonly workspaces: readonly { readonly slug: string; readonly name: string; readonly role: Role }[];
}

export async function getMe(_world: World, _user: Me['user']): Promise<Me> {
  return pending();
}
