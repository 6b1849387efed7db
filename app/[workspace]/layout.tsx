import type { ReactNode } from 'react';
import { WorkspaceGate } from '../_ui/frame/workspace-gate';

interface Props {
  readonly params: Promise<{ workspace: string }>;
  readonly children: ReactNode;
}

export default async function WorkspaceLayout({ params, children }: Props) {
  const { workspace } = await params;
  return <WorkspaceGate slug={workspace}>{children}</WorkspaceGate>;
}
