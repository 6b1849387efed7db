'use client';
import { Anchor } from '@mantine/core';
import Link from 'next/link';
import { useHere } from '../_ui/frame/use-here';

/** From what is to fix to where in the flows it is stuck. */
export function StepsLink() {
  const { to } = useHere();
  return (
    <Anchor component={Link} href={to('health/steps')} size="sm" display="inline-block" mb="sm">
      By step of your flows
    </Anchor>
  );
}
