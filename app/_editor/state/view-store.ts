import type { XYPosition } from '@xyflow/react';
import { createStore } from 'zustand/vanilla';
import type { OrderEventKind } from '../../../nodes/order/event';
import type { Order } from '../../../nodes/order/order';

/** Where a picked step goes: behind an output, into a wire, or just onto the canvas. */
export type Place =
  | { readonly kind: 'after'; readonly nodeId: string; readonly port: string; readonly at?: XYPosition }
  | { readonly kind: 'onEdge'; readonly edgeId: string }
  | { readonly kind: 'free'; readonly at: XYPosition };

/** The list of steps, open at a point of the window. */
export interface Picker {
  readonly place: Place;
  readonly window: XYPosition;
}

export interface PinnedOrder {
  readonly id: string;
  readonly label: string;
  readonly order: Order;
  /** What it is best tried with. */
  readonly eventKind: OrderEventKind;
  /** It came in; the others are made up or pasted. */
  readonly isReal?: boolean;
}

export interface ViewState {
  readonly mode: 'canvas' | 'outline';
  readonly isPaletteOpen: boolean;
  readonly isMinimapOpen: boolean;
  /** How far back the counts on wires and cards reach. */
  readonly window: 'hour' | 'day';
  /** The canvas is seen from so far away that words cannot be read; then only what can be seen is drawn. */
  readonly isFar: boolean;
  readonly isSettingsOpen: boolean;
  readonly side: 'test' | 'versions' | null;
  readonly dialog: 'shortcuts' | 'find' | null;
  readonly picker: Picker | null;
  /** The node whose "Connect to…" list or menu is open, and where. */
  readonly menu: { readonly kind: 'node' | 'connect'; readonly nodeId: string; readonly window: XYPosition } | null;
  readonly renaming: string | null;
  /** A past version shown in the draft's place. */
  readonly shownVersion: number | null;
  /** The order that rules are previewed on and that a test starts with. Never used in live. */
  readonly pinned: PinnedOrder | null;
  /** One that was pasted, kept for choosing it again. */
  readonly pasted: PinnedOrder | null;
  /** The news that is pretended of it. */
  readonly pinnedKind: OrderEventKind;
}

export type ViewStore = ReturnType<typeof createViewStore>;

/** What is open and what is not: panels, menus, dialogs. */
export const createViewStore = () =>
  createStore<ViewState>()(() => ({
    mode: 'canvas',
    isPaletteOpen: true,
    isMinimapOpen: false,
    window: 'hour',
    isFar: false,
    isSettingsOpen: false,
    side: null,
    dialog: null,
    picker: null,
    menu: null,
    renaming: null,
    shownVersion: null,
    pinned: null,
    pasted: null,
    pinnedKind: 'created',
  }));
