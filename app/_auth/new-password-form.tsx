'use client';
import { Anchor, Button, PasswordInput, Stack } from '@mantine/core';
import { useSearchParams } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { authClient } from '../_ui/auth-client';
import { Trouble } from '../_ui/trouble';
import { useFields } from '../_ui/use-fields';
import { Door } from './door';

const linkIsOver = 'This link has been used or is too old. Ask for a new one.';

/** Where the link of the mail leads. Other sessions of the account end with the old password. */
export function NewPasswordForm() {
  const token = useSearchParams().get('token');
  const [busy, setBusy] = useState(false);
  const { values, field, trouble, setTrouble } = useFields({ password: '' });

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const { error } = await authClient.resetPassword({ newPassword: values.password, token: token ?? '' });
    if (!error) return window.location.assign('/sign-in');
    setTrouble(error.code === 'PASSWORD_WEAK' && error.message ? error.message : linkIsOver);
    setBusy(false);
  };

  return (
    <Door title="New password" text="It replaces the old one everywhere; you are signed out on other devices.">
      <form onSubmit={(event) => void save(event)}>
        <Stack>
          {(trouble || !token) && <Trouble>{trouble || linkIsOver}</Trouble>}
          <PasswordInput
            label="New password"
            description="At least 12 characters. A short sentence is easy to remember."
            autoComplete="new-password"
            required
            withAsterisk={false}
            minLength={12}
            disabled={!token}
            autoFocus
            {...field('password')}
          />
          <Button type="submit" loading={busy} disabled={!token} fullWidth>
            Save the password
          </Button>
          <Anchor href="/forgotten" ta="center">
            Ask for a new link
          </Anchor>
        </Stack>
      </form>
    </Door>
  );
}
