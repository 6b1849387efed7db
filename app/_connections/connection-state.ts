import type { StateName } from '../_ui/state-badge';

/** How a connection's state is shown. */
export const connectionState: Readonly<
  Record<'active' | 'paused' | 'attention', { readonly state: StateName; readonly word: string }>
> = {
  active: { state: 'flowing', word: 'Flowing' },
  paused: { state: 'quiet', word: 'Paused' },
  attention: { state: 'needsFix', word: 'Needs a fix' },
};
