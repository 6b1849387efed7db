'use client';
import type { ViewState } from '../state/view-store';
import { FindBar } from './find-bar';
import { Shortcuts } from './shortcuts';

export const Dialogs = ({ dialog }: { dialog: NonNullable<ViewState['dialog']> }) =>
  dialog === 'find' ? <FindBar /> : <Shortcuts />;
