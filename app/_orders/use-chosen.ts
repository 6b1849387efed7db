import { useState } from 'react';

export interface Choosing {
  readonly isChosen: (id: string) => boolean;
  readonly toggle: (id: string) => void;
  readonly toggleAll: () => void;
  /** Every order shown is ticked, some are, or none is. */
  readonly all: 'all' | 'some' | 'none';
}

/** Which orders of the list are ticked: those shown, in the order of the list. */
export function useChosen(shown: readonly { readonly id: string }[]) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const chosen = shown.map(({ id }) => id).filter((id) => ticked.has(id));
  const all = chosen.length === 0 ? 'none' : chosen.length === shown.length ? 'all' : 'some';
  const toggle = (id: string) => {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    setTicked(next);
  };
  const toggleAll = () => setTicked(all === 'all' ? new Set() : new Set(shown.map(({ id }) => id)));
  const choosing: Choosing = { isChosen: (id) => ticked.has(id), toggle, toggleAll, all };
  return { chosen, choosing, clear: () => setTicked(new Set()) };
}
