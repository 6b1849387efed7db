import type { Metadata } from 'next';
import { AlertSettingsPage } from '../../../_alerts/alert-settings-page';

export const metadata: Metadata = { title: 'Alert rules' };

export default function Page() {
  return <AlertSettingsPage />;
}
