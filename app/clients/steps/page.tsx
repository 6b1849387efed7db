import type { Metadata } from 'next';
import { ClientStepsPage } from '../../_admin/client-steps-page';

export const metadata: Metadata = { title: 'Steps with errors' };

export default function Page() {
  return <ClientStepsPage />;
}
