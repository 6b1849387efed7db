'use client';
import Link from 'next/link';
import { type ComponentProps, useState } from 'react';

/**
 * One link of many in a list: its page is fetched ahead when the pointer, a finger or the keyboard comes near, not because it is in sight.
 * A list of fifty would else ask for a hundred answers before anybody has read a line.
 */
export function NearLink(props: Omit<ComponentProps<typeof Link>, 'prefetch'>) {
  const [isNear, setNear] = useState(false);
  const comeNear = () => setNear(true);
  return (
    <Link
      {...props}
      prefetch={isNear ? null : false}
      onMouseEnter={comeNear}
      onTouchStart={comeNear}
      onFocus={comeNear}
    />
  );
}
