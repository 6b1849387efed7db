'use client';
import { Button } from '@mantine/core';
import { signOut } from '../_ui/frame/sign-out';
import { Door } from './door';

/** For people with an account who belong to no workspace, or no longer. */
export function NoWorkspace() {
  return (
    <Door title="No workspace yet" text="You do not belong to a workspace. Ask its owner to add you, then reload.">
      <Button variant="default" fullWidth onClick={() => void signOut()}>
        Sign out
      </Button>
    </Door>
  );
}
