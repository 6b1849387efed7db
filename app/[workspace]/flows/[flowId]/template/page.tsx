import type { Metadata } from 'next';
import { NewsPage } from '../../../../_templates/news-page';

export const metadata: Metadata = { title: 'What changed in the template' };

interface Props {
  readonly params: Promise<{ workspace: string; flowId: string }>;
}

export default async function Page({ params }: Props) {
  const { flowId } = await params;
  return <NewsPage flowId={flowId} />;
}
