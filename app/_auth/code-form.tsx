'use client';
import { Anchor, Button, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { authClient } from '../_ui/auth-client';
import { Trouble } from '../_ui/trouble';
import { useFields } from '../_ui/use-fields';
import { Door } from './door';

const tooLate = 'That took too long, or was tried too often. Sign in again.';
const refusals: Readonly<Record<string, string>> = {
  INVALID_CODE: 'That code is not right, or was used already. Wait for the next one.',
  INVALID_BACKUP_CODE: 'That is none of your recovery codes, or it was used already.',
  INVALID_TWO_FACTOR_COOKIE: tooLate,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: tooLate,
  ACCOUNT_TEMPORARILY_LOCKED: 'Too many wrong codes. Wait a quarter of an hour, then sign in again.',
};
const sayRefusal = ({ status, code = '' }: { status: number; code?: string | undefined }) =>
  refusals[code] ??
  (status === 429
    ? 'That was too often. Wait a minute, then try again.'
    : 'Sluice does not answer. Check your network and try again.');

const kinds = {
  app: {
    title: 'Code from your phone',
    text: 'Open your authenticator app and type the code it shows for Sluice.',
    label: 'Code',
    other: 'Use a recovery code instead',
    send: (code: string) => authClient.twoFactor.verifyTotp({ code: code.replace(/\s/g, '') }),
  },
  recovery: {
    title: 'Recovery code',
    text: 'One of the codes you kept when you set up your phone. It works once.',
    label: 'Recovery code',
    other: 'Use the app instead',
    send: (code: string) => authClient.twoFactor.verifyBackupCode({ code: code.trim().toLowerCase() }),
  },
} as const;

/** The second step, after the right password. @param onIn goes on to the page that was wanted */
export function CodeForm({ onIn }: { onIn: () => void }) {
  const [kind, setKind] = useState<keyof typeof kinds>('app');
  const [busy, setBusy] = useState(false);
  const { values, set, field, trouble, setTrouble } = useFields({ code: '' });
  const { title, text, label, other, send } = kinds[kind];

  const check = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const { error } = await send(values.code);
    if (!error) return onIn();
    setTrouble(sayRefusal(error));
    setBusy(false);
  };
  const turn = () => {
    setKind(kind === 'app' ? 'recovery' : 'app');
    set('code', '');
    setTrouble(null);
  };
  return (
    <Door title={title} text={text}>
      <form onSubmit={(event) => void check(event)}>
        <Stack>
          {trouble && <Trouble>{trouble}</Trouble>}
          <TextInput
            key={kind}
            label={label}
            inputMode={kind === 'app' ? 'numeric' : 'text'}
            autoComplete={kind === 'app' ? 'one-time-code' : 'off'}
            autoCapitalize="none"
            spellCheck={false}
            maxLength={20}
            required
            withAsterisk={false}
            autoFocus
            {...field('code')}
          />
          <Button type="submit" loading={busy} fullWidth>
            Sign in
          </Button>
          <Anchor component="button" type="button" ta="center" onClick={turn}>
            {other}
          </Anchor>
          <Anchor href="/sign-in" ta="center">
            Start again
          </Anchor>
        </Stack>
      </form>
    </Door>
  );
}
