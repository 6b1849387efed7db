'use client';
import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { sayDone } from '../_ui/notify';
import { ReasonForm } from '../_ui/reason-form';
import { sayMany } from '../_ui/say-number';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';

interface Props {
  readonly flowId: string;
  readonly nodeId: string;
  /** Only what is stuck for this cause. */
  readonly code?: string;
  readonly stuck: number;
}

/** For what shall not be tried again: skipped with a reason that stays on each order. */
export function CloseStep(props: Props) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button size="compact-md" variant="default" onClick={open}>
        Skip with a reason
      </Button>
      <Modal opened={opened} onClose={close} title={`Skip ${sayMany(props.stuck, { one: 'thing' })}`}>
        <CloseForm {...props} onDone={close} />
      </Modal>
    </>
  );
}

function CloseForm({ flowId, nodeId, code, onDone }: Props & { onDone: () => void }) {
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const closing = useMutation(
    trpc.steps.close.mutationOptions({
      onSuccess: ({ closed }) => {
        sayDone(`Skipped ${sayMany(closed, { one: 'thing' })}.`);
        onDone();
      },
    }),
  );
  return (
    <ReasonForm
      text="Nothing more will be tried for what is stuck here. The reason stays on every order."
      placeholder="Shipped by hand"
      verb="Skip them"
      keep="Keep them waiting"
      busy={closing.isPending}
      onSubmit={(reason) => closing.mutate({ workspace, flowId, nodeId, code: code ?? null, reason })}
      onCancel={onDone}
    />
  );
}
