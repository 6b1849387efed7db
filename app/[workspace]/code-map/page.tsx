import type { Metadata } from 'next';
import { CodeMapPage } from '../../_code-map/code-map-page';

export const metadata: Metadata = { title: 'Carriers and reasons' };

export default function Page() {
  return <CodeMapPage />;
}
