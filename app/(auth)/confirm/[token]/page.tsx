import type { Metadata } from 'next';
import { ConfirmEmailPage } from '../../../_auth/confirm-email-page';

export const metadata: Metadata = { title: 'Confirm your address', referrer: 'no-referrer' };

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return <ConfirmEmailPage token={token} />;
}
