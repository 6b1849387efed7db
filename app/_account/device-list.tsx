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
import classes from './account.module.css';
import { nameDevice } from './name-device';

interface Device {
  readonly token: string;
  readonly userAgent?: string | null | undefined;
  readonly ipAddress?: string | null | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly isThis: boolean;
}

/** This one first, then those that were there last. */
async function listDevices(): Promise<readonly Device[]> {
  const [sessions, here] = await Promise.all([
    orAuthFailure(authClient.listSessions()),
    orAuthFailure(authClient.getSession()),
  ]);
  return sessions
    .map((session) => ({ ...session, isThis: session.token === here.session.token }))
    .sort(
      (one, other) =>
        Number(other.isThis) - Number(one.isThis) ||
        Number(new Date(other.updatedAt)) - Number(new Date(one.updatedAt)),
    );
}

/** Where one is signed in, and the way to sign a lost device out. */
export function DeviceList() {
  const query = useQuery({ queryKey: ['devices'], queryFn: listDevices });
  return (
    <Section title="Where you are signed in">
      <QueryView query={query} skeleton={<TextSkeleton lines={2} />}>
        {(devices) => (
          <>
            <ul className={classes['devices']}>
              {devices.map((device) => (
                <DeviceLine key={device.token} device={device} />
              ))}
            </ul>
            {devices.length > 1 && <SignOutOthers />}
          </>
        )}
      </QueryView>
    </Section>
  );
}

function DeviceLine({ device }: { device: Device }) {
  const { token, userAgent, ipAddress, createdAt, updatedAt, isThis } = device;
  const name = nameDevice(userAgent ?? '');
  const revoke = useMutation({
    mutationFn: () => orAuthFailure(authClient.revokeSession({ token })),
    onSuccess: () => sayDone(`${name} is signed out.`),
  });
  return (
    <li>
      <span>
        {name}
        <span className={classes['soft']}>
          {isThis ? 'This device' : <Seen at={updatedAt} />}
          {ipAddress && `, from ${ipAddress}`}, signed in <Time at={new Date(createdAt).toISOString()} />
        </span>
      </span>
      {!isThis && (
        <Button variant="default" size="compact-sm" loading={revoke.isPending} onClick={() => revoke.mutate()}>
          Sign out
        </Button>
      )}
    </li>
  );
}

const Seen = ({ at }: { at: Date }) => (
  <>
    Last seen <Time at={new Date(at).toISOString()} />
  </>
);

function SignOutOthers() {
  const revoke = useMutation({
    mutationFn: () => orAuthFailure(authClient.revokeOtherSessions()),
    onSuccess: () => sayDone('All other devices are signed out.'),
  });
  return (
    <div className={classes['buttons']}>
      <Button variant="default" loading={revoke.isPending} onClick={() => revoke.mutate()}>
        Sign out all other devices
      </Button>
    </div>
  );
}
