import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { isTemplateKind } from '../../../../_papers/template-kinds';
import { TemplatePage } from '../../../../_papers/template-page';

export const metadata: Metadata = { title: 'Paper' };

export default async function Page({ params }: { params: Promise<{ kind: string }> }) {
  const { kind } = await params;
  return isTemplateKind(kind) ? <TemplatePage kind={kind} /> : notFound();
}
