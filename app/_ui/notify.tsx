import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { sayProblems } from './problems-of';
import { UndoMessage } from './undo-message';

const closeButtonProps = { 'aria-label': 'Close' };

/** Says what an action did, once, in one sentence. */
export function sayDone(message: string): void {
  notifications.show({
    message,
    color: 'sluice',
    icon: <IconCheck size={18} aria-hidden />,
    autoClose: 5000,
    closeButtonProps,
  });
}

/** Says what an action did and offers the way back for ten seconds. */
export function sayDoneWithUndo(message: string, undo: () => void): void {
  const undoOnce = () => {
    notifications.hide(id);
    undo();
  };
  const id: string = notifications.show({
    message: <UndoMessage message={message} onUndo={undoOnce} />,
    color: 'sluice',
    icon: <IconCheck size={18} aria-hidden />,
    autoClose: 10_000,
    closeButtonProps,
  });
}

/** Says what went wrong and what to do. Stays until it is closed, so that nobody misses it. */
export function sayFailed(error: unknown): void {
  notifications.show({
    message: sayProblems(error),
    color: 'red',
    icon: <IconAlertTriangle size={18} aria-hidden />,
    autoClose: 12_000,
    closeButtonProps,
  });
}
