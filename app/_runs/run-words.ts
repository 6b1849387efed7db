import type { StateName } from '../_ui/state-badge';
import type { RunRow } from './run-view';

type Look = { readonly state: StateName; readonly word: string };

const results: Readonly<Record<NonNullable<RunRow['result']>, Look>> = {
  published: { state: 'flowing', word: 'Published' },
  filtered: { state: 'quiet', word: 'Not published' },
  unsupported: { state: 'quiet', word: 'Not supported there' },
};

/** What came of a run, or how far it is. */
export function runLook({ state, result }: Pick<RunRow, 'state' | 'result'>): Look {
  switch (state) {
    case 'waiting':
      return { state: 'waiting', word: 'Waiting' };
    case 'problem':
      return { state: 'needsFix', word: 'Needs a fix' };
    case 'cancelled':
      return { state: 'quiet', word: 'Given up' };
    case 'done':
      return result === null ? { state: 'flowing', word: 'Done' } : results[result];
  }
}

export const runStates: Readonly<Record<RunRow['state'], string>> = {
  problem: 'Needs a fix',
  waiting: 'Waiting',
  done: 'Done',
  cancelled: 'Given up',
};
