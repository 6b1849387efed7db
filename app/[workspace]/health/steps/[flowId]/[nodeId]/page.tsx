import type { Metadata } from 'next';
import { StepPage } from '../../../../../_steps/step-page';

export const metadata: Metadata = { title: 'Step' };

interface Props {
  readonly params: Promise<{ flowId: string; nodeId: string }>;
}

export default async function Page({ params }: Props) {
  const { flowId, nodeId } = await params;
  return <StepPage flowId={flowId} nodeId={decodeURIComponent(nodeId)} />;
}
