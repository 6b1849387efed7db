import type { Metadata } from 'next';
import { PlatformStepsPage } from '../../_admin/platform-steps-page';

export const metadata: Metadata = { title: 'Health of all workspaces' };

export default function Page() {
  return <PlatformStepsPage />;
}
