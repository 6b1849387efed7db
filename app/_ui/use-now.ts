import { useSyncExternalStore } from 'react';

const stepMs = 5_000;
const listeners = new Set<() => void>();
let current = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function tick() {
  current = Date.now();
  for (const listener of listeners) listener();
}

function listen(listener: () => void) {
  if (listeners.size === 0) {
    current = Date.now();
    timer = setInterval(tick, stepMs);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

function readNow() {
  if (current === 0) current = Date.now();
  return current;
}

/** The time, refreshed every five seconds, one clock for the whole page. */
export const useNow = (): number => useSyncExternalStore(listen, readNow, Date.now);
