import type { Metadata } from 'next';
import { FlowPage } from '../../../_editor/flow-page';

export const metadata: Metadata = { title: 'Flow' };

interface Props {
  readonly params: Promise<{ workspace: string; flowId: string }>;
}

export default async function Page({ params }: Props) {
  const { flowId } = await params;
  return <FlowPage key={flowId} flowId={flowId} />;
}
