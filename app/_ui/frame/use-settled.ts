import { useSyncExternalStore } from 'react';

/** By then the page that was opened has asked for what it shows and drawn it. */
const settledMs = 2_000;

let isSettled = false;
let isWaiting = false;
const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  if (!isWaiting) setTimeout(settle, settledMs);
  isWaiting = true;
  return () => listeners.delete(listener);
}

function settle(): void {
  isSettled = true;
  for (const listener of listeners) listener();
}

/** Whether the first page has had its time: what is fetched ahead, for pages nobody has opened yet, waits for it. */
export const useSettled = (): boolean =>
  useSyncExternalStore(
    listen,
    () => isSettled,
    () => false,
  );
