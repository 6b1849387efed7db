import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export interface SkuMapRow {
  readonly connectionId: string;
  readonly connectionName: string;
  readonly sku: string;
  readonly targetSku: string;
  readonly createdAt: string;
  readonly createdBy: string | null;
}

export interface SkuMapSearch {
  readonly connectionId?: string | undefined;
  readonly search?: string | undefined;
  readonly cursor?: string | null | undefined;
  readonly limit: number;
}

export async function listSkuMap(
  _world: World,
  _request: { member: Member; search: SkuMapSearch },
): Promise<{ rows: SkuMapRow[]; nextCursor: string | null }> {
  return pending();
}
