'use client';
import { createContext, type ReactNode, useContext } from 'react';
import type { Role } from '../../server/workspaces/member';

export interface WorkspaceFacts {
  readonly slug: string;
  readonly name: string;
  readonly role: Role;
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

/** `edit`: flows, retries, SKUs, notes. `admin`: connections and their secrets. The server decides; this hides what it would refuse. */
export function useMay(): { readonly edit: boolean; readonly admin: boolean } {
  const { role } = useWorkspace();
  return { edit: role !== 'viewer', admin: role === 'owner' || role === 'admin' };
}
