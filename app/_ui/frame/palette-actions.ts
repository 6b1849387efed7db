import { useEffect } from 'react';
import { create } from 'zustand';

/** One line of the command palette. */
export interface PaletteAction {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** Further words it is found by. */
  readonly keywords?: string;
  /** The keys that do the same, e.g. "Ctrl Z". */
  readonly keys?: string;
  readonly run: () => void;
}

export interface PaletteGroup {
  readonly title: string;
  readonly actions: readonly PaletteAction[];
}

interface PaletteStore {
  /** Group title → its actions; a page puts its own in while it is open. */
  readonly groups: ReadonlyMap<string, readonly PaletteAction[]>;
  readonly put: (group: string, actions: readonly PaletteAction[]) => void;
  readonly remove: (group: string) => void;
}

export const usePaletteStore = create<PaletteStore>()((set) => ({
  groups: new Map(),
  put: (group, actions) => set(({ groups }) => ({ groups: new Map(groups).set(group, actions) })),
  remove: (group) => set(({ groups }) => ({ groups: new Map([...groups].filter(([name]) => name !== group)) })),
}));

/** Adds a page's own actions to the palette while the page is open. Hand it a memoised list. */
export function usePaletteActions(group: string, actions: readonly PaletteAction[]): void {
  const put = usePaletteStore((store) => store.put);
  const remove = usePaletteStore((store) => store.remove);
  useEffect(() => {
    put(group, actions);
    return () => remove(group);
  }, [put, remove, group, actions]);
}
