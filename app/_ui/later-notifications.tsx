'use client';
import { Suspense, useEffect, useState } from 'react';
import { later } from './later';

const Notifications = later(() => import('@mantine/notifications').then((file) => file.Notifications));

/** Long enough for the page itself to be on the screen first. What is said before is shown then. */
const SETTLED_MS = 500;

/** Where messages appear. Nobody has done anything yet that could be answered when a page opens, so its code comes after. */
export function LaterNotifications() {
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLED_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isSettled) return null;
  return (
    <Suspense>
      <Notifications position="bottom-right" limit={4} />
    </Suspense>
  );
}
