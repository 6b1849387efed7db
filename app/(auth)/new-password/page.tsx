import type { Metadata } from 'next';
import { Suspense } from 'react';
import { NewPasswordForm } from '../../_auth/new-password-form';

export const metadata: Metadata = { title: 'New password', referrer: 'no-referrer' };

export default function NewPasswordPage() {
  return (
    <Suspense>
      <NewPasswordForm />
    </Suspense>
  );
}
