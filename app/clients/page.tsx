import type { Metadata } from 'next';
import { ClientsPage } from '../_admin/clients-page';

export const metadata: Metadata = { title: 'All clients' };

export default function Page() {
  return <ClientsPage />;
}
