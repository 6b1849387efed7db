'use client';
import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { authClient } from '../_ui/auth-client';
import { AuthFailure, orAuthFailure } from '../_ui/auth-failure';
import { sayDone } from '../_ui/notify';
import { Trouble } from '../_ui/trouble';
import { useFields } from '../_ui/use-fields';
import { RecoveryCodes } from './recovery-codes';
import { passwordRefusals } from './refusals';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** For a list that is lost or nearly used up. */
export function NewRecoveryCodes({ opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="New recovery codes">
      <Renewal onClose={onClose} />
    </Modal>
  );
}

function Renewal({ onClose }: Pick<Props, 'onClose'>) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) return <RecoveryCodes codes={codes} onDone={onClose} />;
  return (
    <PasswordForm
      text="The present codes stop working."
      verb="Make new codes"
      work={async (password) => {
        const { backupCodes } = await orAuthFailure(authClient.twoFactor.generateBackupCodes({ password }));
        setCodes(backupCodes);
      }}
      onClose={onClose}
    />
  );
}

/** Also the way to another phone: turn it off, then set it up anew. */
export function TurnOffSecondStep({ opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Turn the second step off">
      <PasswordForm
        text="Your password alone lets you in then. Workspaces that ask for a second step stay closed to you until you set it up again, for instance on another phone."
        verb="Turn it off"
        work={async (password) => {
          await orAuthFailure(authClient.twoFactor.disable({ password }));
          sayDone('The second step is off.');
          onClose();
        }}
        onClose={onClose}
      />
    </Modal>
  );
}

interface PasswordFormProps {
  readonly text: string;
  readonly verb: string;
  readonly work: (password: string) => Promise<void>;
  readonly onClose: () => void;
}

function PasswordForm({ text, verb, work, onClose }: PasswordFormProps) {
  const { values, field, trouble, setTrouble } = useFields({ password: '' });
  const run = useMutation({
    mutationFn: () => work(values.password),
    meta: { quiet: true },
    onError: (error) => setTrouble(AuthFailure.say(error, passwordRefusals)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>{text}</Text>
        {trouble && <Trouble>{trouble}</Trouble>}
        <PasswordInput
          label="Your password"
          autoComplete="current-password"
          required
          data-autofocus
          {...field('password')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Not now
          </Button>
          <Button type="submit" loading={run.isPending}>
            {verb}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
