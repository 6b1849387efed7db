'use client';
import { Anchor, Button, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { InvitationView } from '../../server/workspaces/look-at-invitation';
import { authClient } from '../_ui/auth-client';
import { LinkButton } from '../_ui/link-button';
import { sayProblems } from '../_ui/problems-of';
import { TextSkeleton } from '../_ui/skeletons';
import { Trouble } from '../_ui/trouble';
import { useTRPC, useTRPCClient } from '../_ui/trpc';
import { Door } from './door';
import { JoinForm } from './join-form';

/** Where the link of an invitation leads: make an account, sign in, or come straight in. */
export function InvitationPage({ token }: { token: string }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const me = useQuery(trpc.me.get.queryOptions());
  // Posted, although it only reads: the secret of the link stays out of addresses and logs.
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => client.invitations.look.mutate({ token }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const refused = invitation.error ?? me.error;
  if (refused) {
    return (
      <Door title="Invitation" text={sayProblems(refused)}>
        <Anchor href="/">Go to Sluice</Anchor>
      </Door>
    );
  }
  if (!invitation.data || !me.data) {
    return (
      <Door title="Invitation" text="One moment.">
        <TextSkeleton lines={2} />
      </Door>
    );
  }
  return <Offer token={token} invitation={invitation.data} signedInAs={me.data.user?.email ?? null} />;
}

interface OfferProps {
  readonly token: string;
  readonly invitation: InvitationView;
  readonly signedInAs: string | null;
}

function Offer({ token, invitation, signedInAs }: OfferProps) {
  const { email, workspaceName, hasAccount, invitedBy } = invitation;
  const title = `Join ${workspaceName}`;
  const from = `${invitedBy ?? 'Somebody'} invites you as ${place(invitation)}.`;
  if (signedInAs === email) {
    return (
      <Door title={title} text={from}>
        <AcceptButton token={token} />
      </Door>
    );
  }
  if (signedInAs !== null) {
    return (
      <Door title={title} text={`This invitation is for ${email}. You are signed in as ${signedInAs}.`}>
        <Button
          fullWidth
          variant="default"
          onClick={() => void authClient.signOut().then(() => window.location.reload())}
        >
          Sign out and come back
        </Button>
      </Door>
    );
  }
  if (hasAccount) {
    return (
      <Door title={title} text={`${from} Sign in as ${email} to accept.`}>
        <LinkButton href={`/sign-in?next=${encodeURIComponent(`/invite/${token}`)}`}>Sign in</LinkButton>
      </Door>
    );
  }
  return (
    <Door title={title} text={`${from} Your account will be ${email}.`}>
      <JoinForm token={token} email={email} />
    </Door>
  );
}

const place = ({ role, until }: InvitationView) =>
  until
    ? `a consultant (${role}) until ${new Date(until).toLocaleDateString(undefined, { dateStyle: 'long' })}`
    : { owner: 'an owner', admin: 'an admin', editor: 'an editor', viewer: 'a viewer' }[role];

function AcceptButton({ token }: { token: string }) {
  const trpc = useTRPC();
  const accept = useMutation(
    trpc.invitations.accept.mutationOptions({
      meta: { quiet: true },
      onSuccess: ({ slug }) => window.location.assign(`/${slug}/health`),
    }),
  );
  return (
    <Stack>
      {accept.error && <Trouble>{sayProblems(accept.error)}</Trouble>}
      <Button fullWidth loading={accept.isPending || accept.isSuccess} onClick={() => accept.mutate({ token })}>
        Accept
      </Button>
    </Stack>
  );
}
