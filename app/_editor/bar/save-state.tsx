import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { sayClock } from '../../_ui/say-time';
import type { Autosave, SaveState } from '../state/autosave';
import classes from './bar.module.css';

const icons = {
  saved: IconCheck,
  unsaved: IconCloudUp,
  saving: IconCloudUp,
  offline: IconCloudOff,
  moved: IconAlertTriangle,
  refused: IconAlertTriangle,
} as const;

function words(save: SaveState): string {
  switch (save.kind) {
    case 'saved':
      return save.at === null ? 'Saved' : `Saved ${sayClock(save.at)}`;
    case 'unsaved':
    case 'saving':
      return 'Saving…';
    case 'offline':
      return 'Not saved: no connection. Kept in this browser';
    case 'moved':
      return 'Not saved';
    case 'refused':
      return `Not saved: ${save.message}`;
  }
}

/** "Saving… / Saved 14:02". */
export function SaveStateText({ autosave }: { autosave: Autosave }) {
  const save = useStore(autosave.state, (state) => state.save);
  const Sign = icons[save.kind];
  return (
    <span className={classes['save']} data-kind={save.kind} role="status" suppressHydrationWarning>
      <Sign size={14} aria-hidden />
      {words(save)}
      {save.kind === 'offline' && (
        <Button size="compact-xs" variant="subtle" onClick={() => void autosave.flush()}>
          Try now
        </Button>
      )}
    </span>
  );
}
