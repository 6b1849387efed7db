import type { Metadata } from 'next';
import { SignInForm } from '../../_auth/sign-in-form';
import { StartGate } from '../../_auth/start-gate';

export const metadata: Metadata = { title: 'Sign in' };

export default function SignInPage() {
  return (
    <StartGate at="signIn">
      <SignInForm />
    </StartGate>
  );
}
