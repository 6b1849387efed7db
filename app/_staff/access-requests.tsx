'use client';
import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { sayDone } from '../_ui/notify';
import { ProblemCard } from '../_ui/problem-card';
import { sayClock } from '../_ui/say-time';
import { Time } from '../_ui/time';
import { type Outputs, useTRPC } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';
import { useAccesses } from './use-accesses';

type Access = Outputs['staff']['list'][number];

/** Requests of Sluice's staff to be let in, which an owner has to answer. */
export function AccessRequests() {
  const asked = useAccesses().filter(({ visit }) => visit === null);
  if (asked.length === 0) return null;
  return (
    <Stack gap="sm">
      {asked.map((access) => (
        <Request key={access.id} access={access} />
      ))}
    </Stack>
  );
}

function Request({ access }: { access: Access }) {
  const may = useMay();
  const { name, email, reason, askedAt } = access;
  return (
    <ProblemCard
      message={`${name} of Sluice’s staff asks to be let into this workspace.`}
      advice={`“${reason}”`}
      facts={
        <>
          {email} · <Time at={askedAt} />
          {!may.own && ' · an owner decides'}
        </>
      }
      fix={may.own ? <Decide access={access} /> : null}
    />
  );
}

function Decide({ access: { id: accessId, name } }: { access: Access }) {
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const [opened, modal] = useDisclosure(false);
  const refuse = useMutation(trpc.staff.decide.mutationOptions({ onSuccess: () => sayDone(`${name} is not let in.`) }));
  return (
    <>
      <Button size="compact-md" onClick={modal.open}>
        Let them in for a time
      </Button>
      <Button
        size="compact-md"
        variant="default"
        loading={refuse.isPending}
        onClick={() => refuse.mutate({ workspace, accessId, grant: null })}
      >
        Refuse
      </Button>
      <Modal opened={opened} onClose={modal.close} title={`Let ${name} in`}>
        <GrantForm accessId={accessId} name={name} onDone={modal.close} />
      </Modal>
    </>
  );
}

const roles = [
  { value: 'viewer', label: 'Look only', description: 'Personal data stays covered.' },
  { value: 'editor', label: 'Look and mend', description: 'Flows, retries and SKUs; no accounts, no members.' },
] as const;
const times = [
  { value: 1, label: '1 hour' },
  { value: 8, label: '8 hours' },
  { value: 24, label: '24 hours' },
] as const;

function GrantForm({ accessId, name, onDone }: { accessId: string; name: string; onDone: () => void }) {
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const [role, setRole] = useState<(typeof roles)[number]['value']>('viewer');
  const [hours, setHours] = useState<(typeof times)[number]['value']>(1);
  const letIn = useMutation(
    trpc.staff.decide.mutationOptions({
      onSuccess: ({ until }) => {
        sayDone(`${name} may look into this workspace${until ? ` until ${sayClock(until)}` : ''}.`);
        onDone();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    letIn.mutate({ workspace, accessId, grant: { role, hours } });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Radio.Group
          label="What they may do"
          value={role}
          onChange={(value) => setRole(roles.find((one) => one.value === value)?.value ?? 'viewer')}
        >
          <Stack gap="xs" mt={4}>
            {roles.map((one) => (
              <Radio key={one.value} {...one} />
            ))}
          </Stack>
        </Radio.Group>
        <Radio.Group
          label="For how long"
          value={String(hours)}
          onChange={(value) => setHours(times.find((one) => String(one.value) === value)?.value ?? 1)}
        >
          <Group mt={4}>
            {times.map(({ value, label }) => (
              <Radio key={value} value={String(value)} label={label} />
            ))}
          </Group>
        </Radio.Group>
        <Text size="sm" c="dimmed">
          It ends by itself, and you can end it at any time. What they look at and do stands in the audit log.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Not now
          </Button>
          <Button type="submit" loading={letIn.isPending}>
            Let them in
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
