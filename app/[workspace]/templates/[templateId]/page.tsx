import type { Metadata } from 'next';
import { ClonePage } from '../../../_templates/clone-page';

export const metadata: Metadata = { title: 'Use a template' };

interface Props {
  readonly params: Promise<{ workspace: string; templateId: string }>;
}

export default async function Page({ params }: Props) {
  const { templateId } = await params;
  return <ClonePage templateId={decodeURIComponent(templateId)} />;
}
