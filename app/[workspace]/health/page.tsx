import type { Metadata } from 'next';
import { HealthPage } from '../../_health/health-page';

export const metadata: Metadata = { title: 'Health' };

export default function Page() {
  return <HealthPage />;
}
