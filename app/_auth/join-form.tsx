'use client';
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { authClient } from '../_ui/auth-client';
import { Trouble } from '../_ui/trouble';
import { useTRPC } from '../_ui/trpc';
import { useFields } from '../_ui/use-fields';

/** The account of somebody who is invited and has none. */
export function JoinForm({ token, email }: { token: string; email: string }) {
  const trpc = useTRPC();
  const { values, field, showFailure, trouble } = useFields({ name: '', password: '' });
  const join = useMutation(
    trpc.account.join.mutationOptions({
      meta: { quiet: true },
      onSuccess: async ({ slug }, { password }) => {
        const { error } = await authClient.signIn.email({ email, password });
        window.location.assign(error ? '/sign-in' : `/${slug}/health`);
      },
      onError: showFailure,
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    join.mutate({ token, ...values });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {trouble && <Trouble>{trouble}</Trouble>}
        {/* For the browser's password store, which looks for a name beside the password. */}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <TextInput label="Your name" autoComplete="name" required withAsterisk={false} autoFocus {...field('name')} />
        <PasswordInput
          label="Password"
          description="At least 12 characters. A short sentence is easy to remember."
          autoComplete="new-password"
          required
          withAsterisk={false}
          minLength={12}
          {...field('password')}
        />
        <Button type="submit" loading={join.isPending || join.isSuccess} fullWidth>
          Create account and join
        </Button>
      </Stack>
    </form>
  );
}
