import type { Metadata } from 'next';
import { StepsPage } from '../../../_steps/steps-page';

export const metadata: Metadata = { title: 'Steps with errors' };

export default function Page() {
  return <StepsPage />;
}
