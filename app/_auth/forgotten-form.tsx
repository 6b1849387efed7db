'use client';
import { Anchor, Button, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { authClient } from '../_ui/auth-client';
import { Trouble } from '../_ui/trouble';
import { useFields } from '../_ui/use-fields';
import { Door } from './door';

const refusals: Readonly<Record<number, string>> = {
  400: 'This Sluice sends no email: its mail server is not set up (SMTP_URL). Ask the person who runs it.',
  429: 'That was too often. Wait a minute, then try again.',
};
const unreachable = 'Sluice does not answer. Check your network and try again.';

/** Asks for a mail with a link. Says the same whether there is such an account or not. */
export function ForgottenForm() {
  const [state, setState] = useState<'asking' | 'busy' | 'sent'>('asking');
  const { values, field, trouble, setTrouble } = useFields({ email: '' });

  const ask = async (event: FormEvent) => {
    event.preventDefault();
    setState('busy');
    const { error } = await authClient.requestPasswordReset({ ...values, redirectTo: '/new-password' });
    if (error) setTrouble(refusals[error.status] ?? unreachable);
    setState(error ? 'asking' : 'sent');
  };

  if (state === 'sent') {
    return (
      <Door title="Look into your mail" text={`If ${values.email} has an account here, a link is on its way to it.`}>
        <Anchor href="/sign-in">Back to sign in</Anchor>
      </Door>
    );
  }
  return (
    <Door title="Forgotten password" text="We send you a link to choose a new one.">
      <form onSubmit={(event) => void ask(event)}>
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
          <Button type="submit" loading={state === 'busy'} fullWidth>
            Send the link
          </Button>
          <Anchor href="/sign-in" ta="center">
            Back to sign in
          </Anchor>
        </Stack>
      </form>
    </Door>
  );
}
