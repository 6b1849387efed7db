import type { ViewState } from './state/view-store';

export const PALETTE_WIDTH = 248;
export const SIDE_WIDTH = 380;
const EDGE = 24;

export interface Padding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** What open panels cover of the canvas, so that fitting and revealing use only what can be seen. */
export const panelPadding = (view: Pick<ViewState, 'isPaletteOpen' | 'isSettingsOpen' | 'side'>): Padding => ({
  top: EDGE,
  right: EDGE + (view.isSettingsOpen || view.side !== null ? SIDE_WIDTH : 0),
  bottom: EDGE + 40,
  left: EDGE + (view.isPaletteOpen ? PALETTE_WIDTH : 0),
});
