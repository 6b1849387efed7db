'use client';
import { Button, Group, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { AccountView } from '../../server/accounts/get-account';
import { sayDone } from '../_ui/notify';
import { Section } from '../_ui/section';
import { Trouble } from '../_ui/trouble';
import { useTRPC } from '../_ui/trpc';
import { useFields } from '../_ui/use-fields';
import classes from './account.module.css';

/** The address one signs in with, whether it is proved, and another one. */
export function EmailSection({ account }: { account: AccountView }) {
  const { email, sendsMail, isEmailVerified } = account;
  const [opened, modal] = useDisclosure(false);
  return (
    <Section title="Email">
      <div className={classes['panel']}>
        <p className={classes['line']}>
          {email}
          <span className={classes['soft']}>{sayState(account)}</span>
        </p>
        {sendsMail && (
          <div className={classes['buttons']}>
            {!isEmailVerified && <AskAgain email={email} />}
            <Button variant="default" onClick={modal.open}>
              Change it
            </Button>
          </div>
        )}
      </div>
      <Modal opened={opened} onClose={modal.close} title="Another address">
        <ChangeForm onClose={modal.close} />
      </Modal>
    </Section>
  );
}

function sayState({ isEmailVerified, sendsMail }: AccountView): string {
  if (!sendsMail)
    return 'This Sluice sends no email, so an address cannot be checked or changed. Ask the person who runs it to set up a mail server (SMTP_URL).';
  return isEmailVerified
    ? 'Confirmed: you have read a mail sent there.'
    : 'Not confirmed yet. Follow the link in the mail Sluice has sent there.';
}

function AskAgain({ email }: { email: string }) {
  const trpc = useTRPC();
  const ask = useMutation(
    trpc.account.askVerification.mutationOptions({ onSuccess: () => sayDone(`A link is on its way to ${email}.`) }),
  );
  return (
    <Button loading={ask.isPending} onClick={() => ask.mutate()}>
      Send the link again
    </Button>
  );
}

function ChangeForm({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const { values, field, trouble, showFailure } = useFields({ email: '', password: '' });
  const change = useMutation(
    trpc.account.changeEmail.mutationOptions({
      meta: { quiet: true },
      onSuccess: (_, { email }) => {
        sayDone(`A link is on its way to ${email}. Your address changes once you follow it.`);
        onClose();
      },
      onError: showFailure,
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(values);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>A link goes to the new address. Until you follow it, nothing changes; then the old address is told.</Text>
        {trouble && <Trouble>{trouble}</Trouble>}
        <TextInput label="New address" type="email" autoComplete="email" required data-autofocus {...field('email')} />
        <PasswordInput label="Your password" autoComplete="current-password" required {...field('password')} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Not now
          </Button>
          <Button type="submit" loading={change.isPending}>
            Send the link
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
