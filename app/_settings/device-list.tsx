'use client';
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { authClient } from '../_ui/auth-client';
import { orAuthFailure } from '../_ui/auth-failure';
import { sayDone } from '../_ui/notify';
import { QueryView } from '../_ui/query-view';
import { Section } from '../_ui/section';
import { TextSkeleton } from '../_ui/skeletons';
import { Time } from '../_ui/time';
import { nameDevice } from './name-device';
import classes from './settings.module.css';

interface Device {
  readonly token: string;
  readonly userAgent?: string | null | undefined;
  readonly updatedAt: Date;
  readonly isThis: boolean;
}

async function listDevices(): Promise<readonly Device[]> {
  const [sessions, here] = await Promise.all([
    orAuthFailure(authClient.listSessions()),
    orAuthFailure(authClient.getSession()),
  ]);
  return sessions.map((session) => ({ ...session, isThis: session.token === here.session.token }));
}

/** Where one is signed in, and the way to sign a lost device out. */
export function DeviceList() {
  const query = useQuery({ queryKey: ['devices'], queryFn: listDevices });
  return (
    <Section title="Where you are signed in">
      <QueryView query={query} skeleton={<TextSkeleton lines={2} />}>
        {(devices) => (
          <ul className={classes['devices']}>
            {devices.map((device) => (
              <DeviceLine key={device.token} device={device} />
            ))}
          </ul>
        )}
      </QueryView>
    </Section>
  );
}

function DeviceLine({ device }: { device: Device }) {
  const name = nameDevice(device.userAgent ?? '');
  const revoke = useMutation({
    mutationFn: () => orAuthFailure(authClient.revokeSession({ token: device.token })),
    onSuccess: () => sayDone(`${name} is signed out.`),
  });
  return (
    <li>
      <span>
        {name}
        <span className={classes['soft']}>
          {device.isThis ? (
            'This device'
          ) : (
            <>
              Last seen <Time at={new Date(device.updatedAt).toISOString()} />
            </>
          )}
        </span>
      </span>
      {!device.isThis && (
        <Button variant="default" size="compact-sm" loading={revoke.isPending} onClick={() => revoke.mutate()}>
          Sign out
        </Button>
      )}
    </li>
  );
}
