'use client';
import { Anchor, Button } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { sayProblems } from '../_ui/problems-of';
import { TextSkeleton } from '../_ui/skeletons';
import { Trouble } from '../_ui/trouble';
import { useTRPC } from '../_ui/trpc';
import { Door } from './door';

/** Where the link of a mail leads. Asks for a click, so that a program that reads the mail confirms nothing. */
export function ConfirmEmailPage({ token }: { token: string }) {
  const trpc = useTRPC();
  // Mantine's button needs style attributes, which markup from the server must not have.
  const isMounted = useMounted();
  const confirm = useMutation(trpc.account.confirmEmail.mutationOptions({ meta: { quiet: true } }));
  if (confirm.data) {
    return (
      <Door title="Confirmed" text={`From now on you sign in as ${confirm.data.email}.`}>
        <Anchor href="/">Go to Sluice</Anchor>
      </Door>
    );
  }
  return (
    <Door title="Is this your address?" text="Confirm that the mail with this link came to you.">
      {confirm.error && <Trouble>{sayProblems(confirm.error)}</Trouble>}
      {isMounted ? (
        <Button fullWidth mt="sm" loading={confirm.isPending} onClick={() => confirm.mutate({ token })}>
          Yes, it is mine
        </Button>
      ) : (
        <TextSkeleton lines={1} />
      )}
    </Door>
  );
}
