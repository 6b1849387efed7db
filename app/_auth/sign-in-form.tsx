'use client';
import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useSearchParams } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { authClient } from '../_ui/auth-client';
import { Trouble } from '../_ui/trouble';
import { useFields } from '../_ui/use-fields';
import { CodeForm } from './code-form';
import { Door } from './door';
import { safePath } from './safe-path';

const refusals: Readonly<Record<number, string>> = {
  401: 'This email and password do not belong together. Check both and try again.',
  429: 'That was too often. Wait a minute, then try again.',
};
const unreachable = 'Sluice does not answer. Check your network and try again.';

/** Email and password, then the code where the account asks for one. Goes on by a full page load, so that everything is read anew for this person. */
export function SignInForm() {
  const next = safePath(useSearchParams().get('next'));
  const [busy, setBusy] = useState(false);
  const [asksCode, setAsksCode] = useState(false);
  const { values, field, trouble, setTrouble } = useFields({ email: '', password: '' });

  const signIn = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const { data, error } = await authClient.signIn.email(values);
    if (data && 'twoFactorRedirect' in data) return setAsksCode(true);
    if (!error) return window.location.assign(next);
    setTrouble(refusals[error.status] ?? unreachable);
    setBusy(false);
  };

  if (asksCode) return <CodeForm onIn={() => window.location.assign(next)} />;
  return (
    <Door title="Sign in" text="To your orders, flows and connections.">
      <form onSubmit={(event) => void signIn(event)}>
        <Stack>
          {trouble && <Trouble>{trouble}</Trouble>}
          <TextInput
            label="Email"
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            autoFocus
            {...field('email')}
          />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            {...field('password')}
          />
          <Button type="submit" loading={busy} fullWidth>
            Sign in
          </Button>
          <Anchor href="/forgotten" ta="center">
            Forgotten password
          </Anchor>
        </Stack>
      </form>
    </Door>
  );
}
