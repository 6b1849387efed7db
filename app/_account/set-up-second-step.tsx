'use client';
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { authClient } from '../_ui/auth-client';
import { AuthFailure, orAuthFailure } from '../_ui/auth-failure';
import { CopyLine } from '../_ui/copy-line';
import { Trouble } from '../_ui/trouble';
import { useFields } from '../_ui/use-fields';
import classes from './account.module.css';
import { QrCode } from './qr-code';
import { RecoveryCodes } from './recovery-codes';
import { passwordRefusals } from './refusals';

interface Begun {
  readonly uri: string;
  readonly codes: readonly string[];
}

/** Password, then the app, then the recovery codes. @param onDone once the codes are kept */
export function SetUpSecondStep({ onDone }: { onDone: () => void }) {
  const [begun, setBegun] = useState<Begun | null>(null);
  const [isOn, setOn] = useState(false);
  if (!begun) return <AskPassword onBegun={setBegun} />;
  if (!isOn) return <AskFirstCode uri={begun.uri} onRight={() => setOn(true)} />;
  return <RecoveryCodes codes={begun.codes} onDone={onDone} />;
}

function AskPassword({ onBegun }: { onBegun: (begun: Begun) => void }) {
  const { values, field, trouble, setTrouble } = useFields({ password: '' });
  const begin = useMutation({
    mutationFn: () => orAuthFailure(authClient.twoFactor.enable(values)),
    meta: { quiet: true },
    onSuccess: (answer) => {
      if (answer.method === 'totp') onBegun({ uri: answer.totpURI, codes: answer.backupCodes });
    },
    onError: (error) => setTrouble(AuthFailure.say(error, passwordRefusals)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    begin.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack maw={360}>
        {trouble && <Trouble>{trouble}</Trouble>}
        <PasswordInput label="Your password" autoComplete="current-password" required {...field('password')} />
        <Button type="submit" w="fit-content" loading={begin.isPending}>
          Go on
        </Button>
      </Stack>
    </form>
  );
}

const codeRefusals = {
  INVALID_CODE: 'That code is not right. Wait for the next one in the app and check the time of your phone.',
};

function AskFirstCode({ uri, onRight }: { uri: string; onRight: () => void }) {
  const { values, field, trouble, setTrouble } = useFields({ code: '' });
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  const check = useMutation({
    mutationFn: () => orAuthFailure(authClient.twoFactor.verifyTotp({ code: values.code.replace(/\s/g, '') })),
    meta: { quiet: true },
    onSuccess: onRight,
    onError: (error) => setTrouble(AuthFailure.say(error, codeRefusals)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check.mutate();
  };
  return (
    <form className={classes['setUp']} onSubmit={submit}>
      <div className={classes['code']}>
        <QrCode text={uri} label="The secret, for the camera of your phone" />
        <div className={classes['beside']}>
          <p className={classes['line']}>
            Open an authenticator app on your phone, add an account and point the camera here. Without a camera, type
            this secret into the app:
          </p>
          <CopyLine label="Secret" text={secret} />
        </div>
      </div>
      <Stack maw={360}>
        {trouble && <Trouble>{trouble}</Trouble>}
        <TextInput
          label="Code the app shows"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          required
          {...field('code')}
        />
        <Button type="submit" w="fit-content" loading={check.isPending}>
          Turn it on
        </Button>
      </Stack>
    </form>
  );
}
