'use client';
import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { sayDone } from '../_ui/notify';
import { ReasonForm } from '../_ui/reason-form';
import { sayMany } from '../_ui/say-number';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import type { ProblemGroup } from './health-view';

const quiet = { variant: 'subtle', color: 'gray' } as const;

/** For what nothing can be done about: closed with a reason that stays on record. */
export function CloseGroup({ group, isMain = false }: { group: ProblemGroup; isMain?: boolean }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button size="compact-md" {...(isMain ? {} : quiet)} onClick={open}>
        {group.orders > 0 ? 'Skip with a reason' : 'Close with a reason'}
      </Button>
      <Modal opened={opened} onClose={close} title={`Close ${sayMany(group.problems, { one: 'problem' })}`}>
        <CloseForm group={group} onDone={close} />
      </Modal>
    </>
  );
}

function CloseForm({ group, onDone }: { group: ProblemGroup; onDone: () => void }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const resolve = useMutation(
    trpc.problems.resolveGroup.mutationOptions({
      onSuccess: ({ resolved }) => {
        sayDone(`Closed ${sayMany(resolved, { one: 'problem' })}.`);
        onDone();
      },
    }),
  );
  const { code, subject, connectionId, message } = group;
  return (
    <ReasonForm
      text={`${message} Nothing more will be tried for it.`}
      placeholder="A test message from the supplier"
      verb="Close them"
      keep="Keep them open"
      busy={resolve.isPending}
      onSubmit={(reason) => resolve.mutate({ workspace: slug, code, subject, connectionId, reason })}
      onCancel={onDone}
    />
  );
}
