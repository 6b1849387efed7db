'use client';
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { authClient } from '../_ui/auth-client';
import { Trouble } from '../_ui/trouble';
import { useTRPC } from '../_ui/trpc';
import { useFields } from '../_ui/use-fields';
import { Door } from './door';

/** The very first account, which owns the first workspace. */
export function WelcomeForm() {
  const trpc = useTRPC();
  const { values, field, showFailure, trouble } = useFields({ name: '', email: '', password: '', workspaceName: '' });
  const create = useMutation(
    trpc.account.createFirst.mutationOptions({
      meta: { quiet: true },
      onSuccess: async ({ slug }, { email, password }) => {
        const { error } = await authClient.signIn.email({ email, password });
        window.location.assign(error ? '/sign-in' : `/${slug}/health`);
      },
      onError: showFailure,
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(values);
  };
  return (
    <Door title="Welcome to Sluice" text="Nobody is here yet. Create the first account; it owns the first workspace.">
      <form onSubmit={submit}>
        <Stack>
          {trouble && <Trouble>{trouble}</Trouble>}
          <TextInput label="Your name" autoComplete="name" required withAsterisk={false} autoFocus {...field('name')} />
          <TextInput
            label="Email"
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            {...field('email')}
          />
          <PasswordInput
            label="Password"
            description="At least 12 characters. A short sentence is easy to remember."
            autoComplete="new-password"
            required
            withAsterisk={false}
            minLength={12}
            {...field('password')}
          />
          <TextInput
            label="Workspace"
            description="The shop or client whose orders you will look after."
            placeholder="Harbour Goods"
            required
            withAsterisk={false}
            {...field('workspaceName')}
          />
          <Button type="submit" loading={create.isPending || create.isSuccess} fullWidth>
            Create account
          </Button>
        </Stack>
      </form>
    </Door>
  );
}
