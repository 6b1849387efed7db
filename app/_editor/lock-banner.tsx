import { Button } from '@mantine/core';
import { IconEye, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { copyFragment } from '../../nodes/graph/fragment';
import { sayDone, sayFailed } from '../_ui/notify';
import { type Editor, useDrawing, useEditor } from './editor-context';
import classes from './lock-banner.module.css';
import type { Autosave } from './state/autosave';
import { useTakeOver } from './use-holding';
import { useLoadTheirs } from './use-load-theirs';

/** Why nothing can be changed just now, and the way out. */
export function LockBanner() {
  const lock = useDrawing((state) => state.lock);
  if (lock?.kind === 'viewer') {
    return (
      <div className={classes['banner']} role="status">
        <IconEye size={16} aria-hidden />
        <span>You can look at this flow. Changing it takes the role of an editor.</span>
      </div>
    );
  }
  if (lock?.kind === 'held') return <HeldBanner by={lock.by} isSelf={lock.isSelf} />;
  return lock?.kind === 'moved' ? <MovedBanner message={lock.message} /> : null;
}

async function copyOwnVersion({ store, overlay }: Editor) {
  const { flow } = store.getState();
  const nodeIds = flow.nodes.map(({ id }) => id);
  try {
    await navigator.clipboard.writeText(copyFragment(flow, { nodeIds, connections: overlay.getState().connections }));
    sayDone('Your version is on the clipboard. Paste it into any flow.');
  } catch (cause) {
    sayFailed(cause);
  }
}

function MovedBanner({ message }: { message: string }) {
  const editor = useEditor();
  const loadTheirs = useLoadTheirs(editor);
  const load = async () => {
    try {
      await loadTheirs();
      editor.store.getState().setLock(null);
    } catch (cause) {
      sayFailed(cause);
    }
  };
  return (
    <div className={classes['banner']} data-tone="needsFix" role="alert">
      <IconUsers size={16} aria-hidden />
      <span>{message} Yours is still on the screen and is not saved.</span>
      <Button size="compact-sm" variant="default" onClick={() => void copyOwnVersion(editor)}>
        Copy my version
      </Button>
      <Button size="compact-sm" onClick={() => void load()}>
        Load theirs
      </Button>
    </div>
  );
}

/** Somebody else is drawing: who, and the way to take over. */
function HeldBanner({ by, isSelf }: { by: string; isSelf: boolean }) {
  const editor = useEditor();
  const takeOver = useTakeOver(editor);
  const [isTaking, setTaking] = useState(false);
  const take = async () => {
    setTaking(true);
    await takeOver();
    setTaking(false);
  };
  const who = isSelf ? 'You are editing this flow in another tab.' : `${by} is editing this flow.`;
  return (
    <div className={classes['banner']} data-tone="waiting" role="alert">
      <IconUsers size={16} aria-hidden />
      <span>{who} You see every change as it is saved.</span>
      {editor.autosave && <CopyUnsaved autosave={editor.autosave} />}
      <Button size="compact-sm" variant="default" loading={isTaking} onClick={() => void take()}>
        Take over
      </Button>
    </div>
  );
}

/** Only for who was drawing when it was taken over, and had not saved yet. */
function CopyUnsaved({ autosave }: { autosave: Autosave }) {
  const editor = useEditor();
  const isDirty = useStore(autosave.state, () => autosave.isDirty());
  if (!isDirty) return null;
  return (
    <>
      <strong>Your last change is on the screen and not saved.</strong>
      <Button size="compact-sm" variant="default" onClick={() => void copyOwnVersion(editor)}>
        Copy my version
      </Button>
    </>
  );
}
