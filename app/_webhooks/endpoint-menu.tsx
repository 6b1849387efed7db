'use client';
import { Button, Menu, Modal } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmModal } from '../_ui/confirm-modal';
import { sayDone } from '../_ui/notify';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { EndpointModal } from './endpoint-modal';
import { SecretOnce } from './secret-once';
import type { EndpointView } from './webhook-view';

type Asked = 'change' | 'rotate' | 'remove' | null;

/** What is done to an endpoint less often: change it, switch it, give it a new secret, remove it. */
export function EndpointMenu({ endpoint, title }: { endpoint: EndpointView; title: string }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const [asked, setAsked] = useState<Asked>(null);
  const isOn = endpoint.state === 'on';
  const done = () => setAsked(null);
  const one = { workspace: slug, endpointId: endpoint.id };
  const turn = useMutation(
    trpc.webhooks.switch.mutationOptions({
      onSuccess: (_done, { on }) =>
        sayDone(on ? 'It is on, and told what happens from now on.' : 'It is off. What happens meanwhile is not told.'),
    }),
  );
  const remove = useMutation(
    trpc.webhooks.remove.mutationOptions({
      onSuccess: () => sayDone('The webhook is removed.'),
      onSettled: done,
    }),
  );
  return (
    <>
      <Choices title={title} isOn={isOn} onAsk={setAsked} onTurn={() => turn.mutate({ ...one, on: !isOn })} />
      {asked === 'change' && <EndpointModal endpoint={endpoint} onClose={done} />}
      {asked === 'rotate' && <RotateSecret endpointId={endpoint.id} onClose={done} />}
      <ConfirmModal
        opened={asked === 'remove'}
        onClose={done}
        title="Remove the webhook"
        text="Nothing is sent there any more, and the messages that wait for it are gone."
        verb="Remove"
        keep="Keep it"
        busy={remove.isPending}
        onConfirm={() => remove.mutate(one)}
      />
    </>
  );
}

interface ChoicesProps {
  readonly title: string;
  readonly isOn: boolean;
  readonly onAsk: (asked: Asked) => void;
  readonly onTurn: () => void;
}

function Choices({ title, isOn, onAsk, onTurn }: ChoicesProps) {
  return (
    <Menu position="bottom-end" width={210}>
      <Menu.Target>
        <Button
          size="compact-md"
          variant="default"
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={`More about ${title}`}
        >
          More
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onAsk('change')}>Change</Menu.Item>
        <Menu.Item onClick={onTurn}>{isOn ? 'Switch off' : 'Switch on'}</Menu.Item>
        <Menu.Item onClick={() => onAsk('rotate')}>Make a new secret</Menu.Item>
        <Menu.Item color="red" onClick={() => onAsk('remove')}>
          Remove
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Asks first, then shows the new secret, once. */
function RotateSecret({ endpointId, onClose }: { endpointId: string; onClose: () => void }) {
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const rotate = useMutation(trpc.webhooks.rotateSecret.mutationOptions({ onError: onClose }));
  if (!rotate.data) {
    return (
      <ConfirmModal
        opened
        onClose={onClose}
        title="Make a new secret"
        text="Messages are signed with the new secret and, for a day, with the one before it, so that you can change over in peace."
        verb="Make it"
        keep="Keep the old one"
        busy={rotate.isPending}
        onConfirm={() => rotate.mutate({ workspace, endpointId })}
      />
    );
  }
  return (
    <Modal opened onClose={onClose} title="The new secret">
      <SecretOnce secret={rotate.data.secret} note="The one before it stays valid for a day." onClose={onClose} />
    </Modal>
  );
}
