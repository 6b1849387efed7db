import { StartGate } from './_auth/start-gate';

export default function StartPage() {
  return <StartGate at="start" />;
}
