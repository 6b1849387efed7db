'use client';
import { createContext, type ReactNode, useContext } from 'react';
import type { Role } from '../../server/workspaces/member';

export interface WorkspaceFacts {
  readonly slug: string;
  readonly name: string;
  readonly role: Role;
  readonly isConsultant: boolean;
  /** Set for Sluice's own staff whom an owner let in until then. */
  readonly staffUntil: string | null;
}

const WorkspaceContext = createContext<WorkspaceFacts | null>(null);

export function WorkspaceProvider({ workspace, children }: { workspace: WorkspaceFacts; children: ReactNode }) {
  return <WorkspaceContext value={workspace}>{children}</WorkspaceContext>;
}

/** The workspace of the page's address. @throws outside of app/[workspace] */
export function useWorkspace(): WorkspaceFacts {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('useWorkspace is for pages under app/[workspace].');
  return workspace;
}

interface May {
  /** Flows, retries, SKUs, notes. */
  readonly edit: boolean;
  /** Connections and their secrets. */
  readonly admin: boolean;
  /** The workspace's name, its members and invitations: not for consultants. */
  readonly manage: boolean;
  /** Owners and consultants come and go by an owner only. */
  readonly own: boolean;
}

/** What the person may do here. The server decides; this hides what it would refuse. */
export function useMay(): May {
  const { role, isConsultant } = useWorkspace();
  const admin = role === 'owner' || role === 'admin';
  return { edit: role !== 'viewer', admin, manage: admin && !isConsultant, own: role === 'owner' };
}
