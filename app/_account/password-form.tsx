'use client';
import { Button, PasswordInput, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { authClient } from '../_ui/auth-client';
import { AuthFailure, orAuthFailure } from '../_ui/auth-failure';
import { sayDone } from '../_ui/notify';
import { Section } from '../_ui/section';
import { Trouble } from '../_ui/trouble';
import { useFields } from '../_ui/use-fields';
import classes from './account.module.css';

const refusals: Readonly<Record<string, string>> = {
  INVALID_PASSWORD: 'Your present password is another one.',
  PASSWORD_TOO_SHORT: 'The new password needs at least 12 characters.',
  PASSWORD_TOO_LONG: 'The new password is longer than 128 characters.',
};

/** A new password; every other device is signed out with it. */
export function PasswordForm() {
  const { values, set, field, trouble, setTrouble } = useFields({ currentPassword: '', newPassword: '' });
  const change = useMutation({
    mutationFn: () => orAuthFailure(authClient.changePassword({ ...values, revokeOtherSessions: true })),
    meta: { quiet: true },
    onSuccess: () => {
      set('currentPassword', '');
      set('newPassword', '');
      setTrouble(null);
      sayDone('Your password is changed. Other devices are signed out.');
    },
    onError: (error) => setTrouble(AuthFailure.say(error, refusals)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <Section title="Password">
      <form className={classes['panel']} onSubmit={submit}>
        <Stack maw={360}>
          {trouble && <Trouble>{trouble}</Trouble>}
          <PasswordInput
            label="Present password"
            autoComplete="current-password"
            required
            {...field('currentPassword')}
          />
          <PasswordInput
            label="New password"
            description="At least 12 characters."
            autoComplete="new-password"
            required
            minLength={12}
            {...field('newPassword')}
          />
          <Button type="submit" variant="default" w="fit-content" loading={change.isPending}>
            Change password
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
