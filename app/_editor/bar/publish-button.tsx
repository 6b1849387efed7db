import { Button, Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle, IconCheck, IconRocket } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Suspense } from 'react';
import type { FlowView } from '../../../server/flows/get-flow';
import { sayMany } from '../../_ui/say-number';
import { useTRPC } from '../../_ui/trpc';
import { type Editor, useEditor } from '../editor-context';
import { ProblemList, PublishForm } from '../later-parts';
import classes from './bar.module.css';
import type { Publishing } from './publish-form';
import { type DraftState, saySince } from './use-draft-state';

/** One button that says where the draft stands: Publish, 2 problems, Publishing…, Live since 14:02 by Ana, No changes. */
export function PublishButton({ flow, draft }: { flow: FlowView; draft: DraftState }) {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const publish = usePublish(close);
  const face = faceOf({ flow, draft, isPublishing: publish.isPending });
  return (
    <Popover opened={isOpen} onChange={close} width={320} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant={face.variant}
          color={face.color}
          leftSection={face.icon}
          loading={false}
          data-state={face.state}
          className={classes['publish'] ?? ''}
          disabled={face.state === 'publishing'}
          onClick={toggle}
        >
          {face.words}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Suspense>
          {draft.errors.length > 0 ? (
            <ProblemList problems={draft.errors} onJump={close} />
          ) : (
            <PublishForm flow={flow} draft={draft} publish={publish} />
          )}
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}

interface Face {
  readonly state: 'problems' | 'publishing' | 'ready' | 'live';
  readonly words: string;
  readonly variant: 'filled' | 'light' | 'default';
  readonly color: string;
  readonly icon: React.ReactNode;
}

function faceOf({ flow, draft, isPublishing }: { flow: FlowView; draft: DraftState; isPublishing: boolean }): Face {
  const size = 15;
  if (isPublishing) {
    return {
      state: 'publishing',
      words: 'Publishing…',
      variant: 'light',
      color: 'sluice',
      icon: <IconRocket size={size} aria-hidden />,
    };
  }
  if (draft.errors.length > 0) {
    const words = sayMany(draft.errors.length, { one: 'problem' });
    return {
      state: 'problems',
      words,
      variant: 'light',
      color: 'yellow',
      icon: <IconAlertTriangle size={size} aria-hidden />,
    };
  }
  if (flow.live && draft.changes?.length === 0) {
    return {
      state: 'live',
      words: saySince(flow.live),
      variant: 'default',
      color: 'gray',
      icon: <IconCheck size={size} aria-hidden />,
    };
  }
  return {
    state: 'ready',
    words: 'Publish',
    variant: 'filled',
    color: 'sluice',
    icon: <IconRocket size={size} aria-hidden />,
  };
}

/** Saves first, then publishes exactly what was saved. */
function usePublish(onDone: () => void): Publishing {
  const editor = useEditor();
  const trpc = useTRPC();
  const publish = useMutation(trpc.flows.publish.mutationOptions({ meta: { quiet: true }, onSuccess: onDone }));
  const start = async (note: string) => {
    const revision = await savedRevision(editor);
    if (revision !== null) publish.mutate({ workspace: editor.workspace, flowId: editor.flowId, revision, note });
  };
  return { isPending: publish.isPending, error: publish.error, start };
}

async function savedRevision({ autosave }: Editor): Promise<number | null> {
  if (!autosave) return null;
  await autosave.flush();
  const { save, revision } = autosave.state.getState();
  return save.kind === 'saved' ? revision : null;
}
