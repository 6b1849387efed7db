'use client';
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Autosave } from './state/autosave';
import type { EditorState, EditorStore } from './state/editor-store';
import type { OverlayState, OverlayStore } from './state/overlay-store';
import type { ViewState, ViewStore } from './state/view-store';

/** What only a drawn canvas can do; null while the outline is shown. */
export interface CanvasHandle {
  reveal(nodeId: string): void;
  focus(nodeId: string): void;
  fit(nodeIds?: readonly string[]): void;
  zoomTo(zoom: number): void;
  zoomBy(factor: number): void;
  /** The point of the drawing in the middle of what is seen. */
  middle(): { readonly x: number; readonly y: number };
  toWindow(at: { readonly x: number; readonly y: number }): { readonly x: number; readonly y: number };
  toDrawing(at: { readonly x: number; readonly y: number }): { readonly x: number; readonly y: number };
}

export interface Editor {
  readonly workspace: string;
  readonly flowId: string;
  /** Names this browser tab to the server. */
  readonly tab: string;
  readonly store: EditorStore;
  readonly overlay: OverlayStore;
  readonly view: ViewStore;
  /** Null where nothing is ever saved: a past version, a run. */
  readonly autosave: Autosave | null;
  readonly canvas: { current: CanvasHandle | null };
}

const EditorContext = createContext<Editor | null>(null);
export const EditorProvider = EditorContext.Provider;

/** @throws outside of an EditorProvider. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('Parts of the editor were drawn outside of it.');
  return editor;
}

export const useDrawing = <Part,>(select: (state: EditorState) => Part): Part => useStore(useEditor().store, select);
export const useOverlay = <Part,>(select: (state: OverlayState) => Part): Part => useStore(useEditor().overlay, select);
export const useView = <Part,>(select: (state: ViewState) => Part): Part => useStore(useEditor().view, select);
