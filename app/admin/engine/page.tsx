import type { Metadata } from 'next';
import { EnginePage } from '../../_admin/engine-page';

export const metadata: Metadata = { title: 'Engine' };

export default function Page() {
  return <EnginePage />;
}
