import type { Metadata } from 'next';
import { PrivacyPage } from '../../../_privacy/privacy-page';

export const metadata: Metadata = { title: 'Personal data' };

export default function Page() {
  return <PrivacyPage />;
}
