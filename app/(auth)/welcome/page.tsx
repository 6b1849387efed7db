import type { Metadata } from 'next';
import { StartGate } from '../../_auth/start-gate';
import { WelcomeForm } from '../../_auth/welcome-form';

export const metadata: Metadata = { title: 'Welcome' };

export default function WelcomePage() {
  return (
    <StartGate at="welcome">
      <WelcomeForm />
    </StartGate>
  );
}
