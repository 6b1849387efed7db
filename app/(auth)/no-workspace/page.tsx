import type { Metadata } from 'next';
import { NoWorkspace } from '../../_auth/no-workspace';
import { StartGate } from '../../_auth/start-gate';

export const metadata: Metadata = { title: 'No workspace' };

export default function NoWorkspacePage() {
  return (
    <StartGate at="noWorkspace">
      <NoWorkspace />
    </StartGate>
  );
}
