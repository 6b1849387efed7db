import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export interface SearchHits {
  readonly orders: readonly {
    readonly id: string;
    readonly number: string;
    readonly buyer: string | null;
    readonly source: string;
  }[];
  readonly flows: readonly { readonly id: string; readonly name: string }[];
  readonly connections: readonly { readonly id: string; readonly name: string }[];
}

export async function searchEverything(_world: World, _request: { member: Member; text: string }): Promise<SearchHits> {
  return pending();
}
