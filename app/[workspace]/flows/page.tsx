import type { Metadata } from 'next';
import { FlowsPage } from '../../_flows/flows-page';

export const metadata: Metadata = { title: 'Flows' };

export default function Page() {
  return <FlowsPage />;
}
