import { z } from 'zod';

/** What a person may do in one workspace; server/auth/permissions.ts says which role may call what. */
export const Role = z.enum(['owner', 'admin', 'editor', 'viewer']);
export type Role = z.infer<typeof Role>;

/** Who asks, and in which workspace: found anew for every request, from the address of the page and the session. */
export interface Member {
  readonly workspaceId: string;
  readonly slug: string;
  readonly workspaceName: string;
  readonly role: Role;
  readonly userId: string;
  readonly userName: string;
  /** Lent to this workspace by its owner until a day, and never one of those who manage it. */
  readonly isConsultant: boolean;
  /** Set for Sluice's own staff whom an owner let in for some hours; they count as consultants. */
  readonly staff?: StaffVisit | undefined;
  /** Network address of the request, for the audit trail. */
  readonly address: string | null;
}

/** What lets somebody of the staff be here, and in whose name they act. */
export interface StaffVisit {
  readonly accessId: string;
  readonly until: string;
  /** Account of the owner who let them in. */
  readonly onBehalfOf: string | null;
}
