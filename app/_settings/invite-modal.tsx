'use client';
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { CopyLine } from '../_ui/copy-line';
import { sayDone } from '../_ui/notify';
import { Trouble } from '../_ui/trouble';
import { useTRPC } from '../_ui/trpc';
import { useFields } from '../_ui/use-fields';
import { useWorkspace } from '../_ui/workspace';
import { endOf, PlaceFields } from './place-fields';

/** Invites somebody by email, or by a link to hand over where this Sluice sends no email. */
export function InviteModal({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Invite somebody">
      <InviteForm onClose={onClose} />
    </Modal>
  );
}

function InviteForm({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { values, field, trouble, showFailure } = useFields({ email: '' });
  const [place, setPlace] = useState<Parameters<typeof PlaceFields>[0]['place']>({ role: 'editor', until: null });
  const invite = useMutation(
    trpc.invitations.create.mutationOptions({
      meta: { quiet: true },
      onSuccess: ({ link }, { email }) => {
        if (link) return;
        sayDone(`The invitation is on its way to ${email}.`);
        onClose();
      },
      onError: showFailure,
    }),
  );
  const link = invite.data?.link;
  if (link) return <HandOver link={link} email={values.email} onClose={onClose} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate({ workspace: slug, ...values, role: place.role, until: endOf(place.until) });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {trouble && <Trouble>{trouble}</Trouble>}
        <TextInput label="Email" type="email" required data-autofocus {...field('email')} />
        <PlaceFields place={place} onChange={setPlace} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Not now
          </Button>
          <Button type="submit" loading={invite.isPending}>
            Invite
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Shown once: the secret in the link is kept nowhere. */
export function HandOver({ link, email, onClose }: { link: string; email: string; onClose: () => void }) {
  return (
    <Stack>
      <Text>
        Give this link to {email}. It works once, for that address only, and for a week. It is shown only now; you can
        make a new one at any time.
      </Text>
      <CopyLine label="Link" text={link} />
      <Group justify="flex-end">
        <Button onClick={onClose}>Done</Button>
      </Group>
    </Stack>
  );
}
