'use client';
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { LinkButton } from '../_ui/link-button';
import { sayDone } from '../_ui/notify';
import { sayClock } from '../_ui/say-time';
import { Time } from '../_ui/time';
import { useTRPC } from '../_ui/trpc';
import classes from './admin.module.css';
import type { PlatformWorkspace } from './admin-view';

/** The way into a client's workspace: asking its owner. */
export function AccessButton({ workspace: { id: workspaceId, slug, name, access } }: { workspace: PlatformWorkspace }) {
  if (access.state === 'member') {
    return (
      <LinkButton size="compact-md" variant="default" href={`/${slug}/health`}>
        Open
      </LinkButton>
    );
  }
  if (access.state === 'in') {
    return (
      <div className={classes['side']}>
        <span className={classes['soft']}>You are let in until {sayClock(access.until)}</span>
        <LinkButton size="compact-md" href={`/${slug}/health`}>
          Look into it
        </LinkButton>
        <EndButton workspaceId={workspaceId} accessId={access.id} label="Leave" />
      </div>
    );
  }
  if (access.state === 'asked') {
    return (
      <div className={classes['side']}>
        <span className={classes['soft']}>
          Asked <Time at={access.at} />
        </span>
        <EndButton workspaceId={workspaceId} accessId={access.id} label="Take it back" />
      </div>
    );
  }
  return (
    <div className={classes['side']}>
      {access.state === 'refused' && (
        <span className={classes['soft']}>
          Refused <Time at={access.at} />
        </span>
      )}
      <AskButton workspaceId={workspaceId} name={name} />
    </div>
  );
}

function EndButton({ label, ...access }: { workspaceId: string; accessId: string; label: string }) {
  const trpc = useTRPC();
  const end = useMutation(trpc.platform.withdrawAccess.mutationOptions());
  return (
    <Button size="compact-md" variant="default" loading={end.isPending} onClick={() => end.mutate(access)}>
      {label}
    </Button>
  );
}

function AskButton({ workspaceId, name }: { workspaceId: string; name: string }) {
  const [opened, modal] = useDisclosure(false);
  return (
    <>
      <Button size="compact-md" variant="default" onClick={modal.open}>
        Ask to be let in
      </Button>
      <Modal opened={opened} onClose={modal.close} title={`Ask ${name} to let you in`}>
        <AskForm workspaceId={workspaceId} name={name} onDone={modal.close} />
      </Modal>
    </>
  );
}

function AskForm({ workspaceId, name, onDone }: { workspaceId: string; name: string; onDone: () => void }) {
  const trpc = useTRPC();
  const [reason, setReason] = useState('');
  const ask = useMutation(
    trpc.platform.askAccess.mutationOptions({
      onSuccess: () => {
        sayDone(`The owners of ${name} see your request in their settings.`);
        onDone();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({ workspaceId, reason });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>
          An owner decides what you may do and for how long, and can end it at any time. Everything you look at and do
          stands in their audit log.
        </Text>
        <Textarea
          label="Reason"
          description="The owners read this."
          placeholder="You wrote that orders from Kogan do not arrive"
          required
          maxLength={500}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Not now
          </Button>
          <Button type="submit" loading={ask.isPending}>
            Ask
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
