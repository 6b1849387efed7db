import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { writeTable } from '../write-table';
import { type AuditRow, listAudit } from './list-audit';

const mostLines = 50_000;

/** The newest 50,000 lines that fit, as a file for a spreadsheet. */
export async function exportAudit(
  world: Pick<World, 'db'>,
  { member, search }: { member: Member; search: { actor?: string | undefined; about?: string | undefined } },
): Promise<{ csv: string; fileName: string }> {
  const { rows } = await listAudit(world, { member, search: { ...search, limit: mostLines } });
  const heading = ['at', 'who', 'email', 'on behalf of', 'action', 'target', 'before', 'after', 'address', 'key'];
  return { csv: writeTable([heading, ...rows.map(cellsOf)]), fileName: `audit-${member.slug}.csv` };
}

const cellsOf = ({ at, who, email, onBehalfOf, key, action, target, before, after, address }: AuditRow): string[] => [
  at,
  who ?? '',
  email ?? '',
  onBehalfOf ?? '',
  action,
  target ?? '',
  said(before),
  said(after),
  address ?? '',
  key ?? '',
];

const said = (value: unknown) => (value === null ? '' : JSON.stringify(value));
