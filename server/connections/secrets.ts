import { SealBroken } from '../crypto/envelope';
import type { Credentials } from '../crypto/vault';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';

/**
 * A connection's secrets in the clear, for a call to its channel. Never for an answer. Those that do not open any more (their
 * key is gone) count as not there, so that the form asks for them again.
 */
export function openSecrets(
  { vault }: Pick<World, 'vault'>,
  { member, row }: { member: Member; row: { id: string; sealed: string | null; wrappedKey: string } },
): Credentials {
  if (row.sealed === null) return {};
  try {
    return vault.open(row.sealed, placeOf({ member, row }));
  } catch (error) {
    if (error instanceof SealBroken) return {};
    throw error;
  }
}

/** Seals them for their row; null when there are none. */
export function sealSecrets(
  { vault }: Pick<World, 'vault'>,
  { member, row, credentials }: { member: Member; row: { id: string; wrappedKey: string }; credentials: Credentials },
): string | null {
  return Object.keys(credentials).length === 0 ? null : vault.seal(credentials, placeOf({ member, row }));
}

const placeOf = ({ member, row }: { member: Member; row: { id: string; wrappedKey: string } }) => ({
  workspaceId: member.workspaceId,
  connectionId: row.id,
  wrappedKey: row.wrappedKey,
});
