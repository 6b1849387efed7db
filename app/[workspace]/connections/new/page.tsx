import type { Metadata } from 'next';
import { NewConnectionPage } from '../../../_connections/new-connection-page';

export const metadata: Metadata = { title: 'Add a connection' };

export default function Page() {
  return <NewConnectionPage />;
}
