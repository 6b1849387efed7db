'use client';
import { Anchor, Button, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { signOut } from '../_ui/frame/sign-out';
import { later } from '../_ui/later';
import { Door } from './door';

/** Few ever see it, and every page has the gate. */
const SetUpSecondStep = later(() => import('../_account/set-up-second-step').then((file) => file.SetUpSecondStep));

interface Props {
  readonly workspace: { readonly name: string; readonly owesSecondStep: boolean };
  /** Another workspace of theirs that is open to them. */
  readonly elsewhere: { readonly slug: string; readonly name: string } | undefined;
  readonly children: ReactNode;
}

/** All that a workspace shows to somebody it asks a second step of is how to set it up, until they have kept the recovery codes. */
export function SecondStepGate({ workspace: { name, owesSecondStep }, elsewhere, children }: Props) {
  const client = useQueryClient();
  // Outlives the server's word, which changes while the recovery codes are still to be read.
  const [isHeld, setHeld] = useState(owesSecondStep);
  if (owesSecondStep && !isHeld) setHeld(true);
  if (!isHeld) return children;
  const letIn = async () => {
    await client.invalidateQueries();
    setHeld(false);
  };
  return (
    <Door
      title="Set up your second step"
      text={`${name} asks its owners, admins and consultants for a code of their phone at sign-in. It takes a minute.`}
    >
      <Stack>
        <SetUpSecondStep onDone={() => void letIn()} />
        {elsewhere && (
          <Anchor component={Link} href={`/${elsewhere.slug}/health`}>
            Go to {elsewhere.name}
          </Anchor>
        )}
        <Button variant="subtle" color="gray" w="fit-content" onClick={() => void signOut()}>
          Sign out
        </Button>
      </Stack>
    </Door>
  );
}
