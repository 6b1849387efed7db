'use client';
import { IconEye } from '@tabler/icons-react';
import Link from 'next/link';
import { sayClock } from '../_ui/say-time';
import { useWorkspace } from '../_ui/workspace';
import classes from './staff-banner.module.css';

/** Reminds somebody of Sluice's staff that they are in a client's workspace. */
export function StaffBanner() {
  const { name, staffUntil } = useWorkspace();
  if (!staffUntil) return null;
  return (
    <section className={classes['banner']} aria-label="You are here as Sluice staff">
      <IconEye size={18} aria-hidden />
      <span>
        You are in {name} as Sluice staff, until {sayClock(staffUntil)}. What you look at and do is on record there.
      </span>
      <Link href="/admin">Back to all workspaces</Link>
    </section>
  );
}
