'use client';
import { Anchor, Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { keysOf } from '../../nodes/contract';
import { type WebhookKind, webhookKinds } from '../../nodes/watch/webhook-event';
import { useHere } from '../_ui/frame/use-here';
import { sayDone } from '../_ui/notify';
import { Trouble } from '../_ui/trouble';
import { useTRPC } from '../_ui/trpc';
import { useFields } from '../_ui/use-fields';
import { useWorkspace } from '../_ui/workspace';
import { SecretOnce } from './secret-once';
import type { EndpointView } from './webhook-view';
import classes from './webhooks.module.css';

interface Props {
  /** Null: a new one. */
  readonly endpoint: EndpointView | null;
  readonly onClose: () => void;
}

/** Where a system of somebody's own is, and what it is told. */
export function EndpointModal(props: Props) {
  return (
    <Modal opened onClose={props.onClose} title={props.endpoint ? 'Change the webhook' : 'Add a webhook'} size="lg">
      <EndpointForm {...props} />
    </Modal>
  );
}

const standard: readonly WebhookKind[] = [
  'order.received',
  'order.delivered',
  'problem.opened',
  'alert.opened',
  'alert.resolved',
];

function EndpointForm({ endpoint, onClose }: Props) {
  const trpc = useTRPC();
  const { to } = useHere();
  const { slug } = useWorkspace();
  const [kinds, setKinds] = useState<readonly string[]>(endpoint?.kinds ?? standard);
  const { values, field, trouble, showFailure } = useFields({
    url: endpoint?.url ?? '',
    description: endpoint?.description ?? '',
  });
  const quietly = { meta: { quiet: true }, onError: showFailure };
  const create = useMutation(trpc.webhooks.create.mutationOptions(quietly));
  const onSuccess = () => {
    sayDone('The webhook is changed.');
    onClose();
  };
  const update = useMutation(trpc.webhooks.update.mutationOptions({ ...quietly, onSuccess }));
  const secret = create.data?.secret;
  if (secret !== undefined) return <SecretOnce secret={secret} onClose={onClose} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = keysOf(webhookKinds).filter((kind) => kinds.includes(kind));
    const asked = { workspace: slug, ...values, kinds: chosen };
    if (endpoint) update.mutate({ ...asked, endpointId: endpoint.id });
    else create.mutate(asked);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {trouble && <Trouble>{trouble}</Trouble>}
        <TextInput label="Address" placeholder="https://erp.example.com/sluice" data-autofocus {...field('url')} />
        <TextInput label="What it is for" placeholder="Our warehouse system" {...field('description')} />
        <Kinds kinds={kinds} onChange={setKinds} />
        <Text size="sm" c="dimmed">
          What each of them looks like stands in the{' '}
          <Anchor href={`${to('help')}#webhooks`} target="_blank" underline="always">
            help
          </Anchor>
          .
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Not now
          </Button>
          <Button type="submit" loading={create.isPending || update.isPending}>
            {endpoint ? 'Save' : 'Add it'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const groups = [...new Set(Object.values(webhookKinds).map(({ group }) => group))];

function Kinds({ kinds, onChange }: { kinds: readonly string[]; onChange: (kinds: readonly string[]) => void }) {
  return (
    <Checkbox.Group label="It is told when" value={[...kinds]} onChange={onChange}>
      <div className={classes['kinds']}>
        {groups.map((group) => (
          <Stack key={group} gap={8}>
            <Text size="sm" c="dimmed">
              {group}
            </Text>
            {keysOf(webhookKinds)
              .filter((kind) => webhookKinds[kind].group === group)
              .map((kind) => (
                <Checkbox key={kind} value={kind} label={webhookKinds[kind].label} />
              ))}
          </Stack>
        ))}
      </div>
    </Checkbox.Group>
  );
}
