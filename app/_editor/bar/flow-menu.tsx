import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import type { FlowView } from '../../../server/flows/get-flow';
import { useHere } from '../../_ui/frame/use-here';
import { sayDone, sayDoneWithUndo } from '../../_ui/notify';
import { useTRPC } from '../../_ui/trpc';
import { downloadFlow } from '../commands/download-flow';
import { useDrawing, useEditor } from '../editor-context';

/** What is seldom done to a whole flow. */
export function FlowMenu({ flow, isChanged }: { flow: FlowView; isChanged: boolean }) {
  const editor = useEditor();
  const isLocked = useDrawing(({ lock }) => lock !== null);
  const { duplicate, switchOff } = useFlowActions(flow);
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon aria-label="More for this flow">
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => editor.view.setState({ dialog: 'shortcuts' })}>Keyboard shortcuts</Menu.Item>
        <Menu.Item onClick={() => downloadFlow(editor, flow.name)}>Download as a file</Menu.Item>
        <Menu.Item disabled={isLocked} onClick={duplicate}>
          Duplicate this flow
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item disabled={isLocked || !isChanged} onClick={() => discard(editor, flow)}>
          Discard draft
        </Menu.Item>
        <Menu.Item color="red" disabled={isLocked || flow.live === null} onClick={switchOff}>
          Switch off
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Takes the draft back to what is live: an edit like any other, so it can be undone like any other. */
function discard({ store, view }: ReturnType<typeof useEditor>, { live }: FlowView) {
  if (!live) return;
  store.getState().dispatch({ kind: 'replaceAll', document: live.document });
  view.setState({ isSettingsOpen: false });
  sayDoneWithUndo('The draft is what is live again.', () => store.getState().undo());
}

function useFlowActions({ id: flowId, name }: FlowView) {
  const { workspace } = useEditor();
  const router = useRouter();
  const { to } = useHere();
  const trpc = useTRPC();
  const copy = useMutation(
    trpc.flows.duplicate.mutationOptions({ onSuccess: ({ id }) => router.push(to(`flows/${id}`)) }),
  );
  const unpublish = useMutation(
    trpc.flows.unpublish.mutationOptions({
      onSuccess: () => sayDone(`${name} is off. New orders no longer go through it.`),
    }),
  );
  return {
    duplicate: () => copy.mutate({ workspace, flowId }),
    switchOff: () => unpublish.mutate({ workspace, flowId }),
  };
}
