import type { ReactNode } from 'react';
import { AdminFrame } from '../_admin/admin-frame';

export default function Layout({ children }: { readonly children: ReactNode }) {
  return <AdminFrame area="clients">{children}</AdminFrame>;
}
