'use client';
import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { sayDone } from '../_ui/notify';
import { Time } from '../_ui/time';
import { type Outputs, useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { HandOver } from './invite-modal';
import { roleNames } from './role-words';
import classes from './settings.module.css';

/** The invitations nobody has taken up yet, among the members. */
export function InvitationLines() {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { data } = useQuery(trpc.invitations.list.queryOptions({ workspace: slug }));
  return data?.map((invitation) => <InvitationLine key={invitation.id} invitation={invitation} />);
}

type Invitation = Outputs['invitations']['list'][number];

function InvitationLine({ invitation }: { invitation: Invitation }) {
  const { id, email, role, until, expiresAt, hasRunOut } = invitation;
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const withdraw = useMutation(
    trpc.invitations.withdraw.mutationOptions({ onSuccess: () => sayDone(`${email} is no longer invited.`) }),
  );
  const renew = useMutation(
    trpc.invitations.create.mutationOptions({
      onSuccess: ({ link }) => link === null && sayDone(`A new invitation is on its way to ${email}.`),
    }),
  );
  const link = renew.data?.link;
  return (
    <li>
      <span>
        {email}
        <span className={classes['soft']}>
          Invited as {roleNames[role].toLowerCase()}
          {hasRunOut ? (
            '; the link has run out'
          ) : (
            <>
              ; the link ends <Time at={expiresAt} />
            </>
          )}
        </span>
      </span>
      <span className={classes['side']}>
        <Button
          variant="default"
          size="compact-sm"
          loading={renew.isPending}
          onClick={() => renew.mutate({ workspace, email, role, until })}
        >
          New link
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate({ workspace, invitationId: id })}
        >
          Withdraw
        </Button>
      </span>
      <Modal opened={Boolean(link)} onClose={renew.reset} title="New link">
        {link && <HandOver link={link} email={email} onClose={renew.reset} />}
      </Modal>
    </li>
  );
}
