import { Button } from '@mantine/core';
import { IconEye, IconUsers } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { copyFragment } from '../../nodes/graph/fragment';
import { sayDone, sayFailed } from '../_ui/notify';
import { useTRPC } from '../_ui/trpc';
import { byId } from './create-editor';
import { type Editor, useDrawing, useEditor } from './editor-context';
import classes from './lock-banner.module.css';

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
  const load = useLoadTheirs();
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

/** Puts the saved draft in the place of ours and goes on from there. */
function useLoadTheirs() {
  const { store, overlay, autosave, workspace, flowId } = useEditor();
  const client = useQueryClient();
  const trpc = useTRPC();
  return async () => {
    try {
      const theirs = await client.fetchQuery({ ...trpc.flows.get.queryOptions({ workspace, flowId }), staleTime: 0 });
      store.getState().load(theirs.draft);
      overlay.setState({ connections: byId(theirs.connections) });
      autosave?.adopt(theirs.draft, { revision: theirs.draftRevision, at: theirs.savedAt });
      store.getState().setLock(null);
    } catch (cause) {
      sayFailed(cause);
    }
  };
}
