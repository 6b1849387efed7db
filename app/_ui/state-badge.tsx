import {
  IconAlertTriangle,
  IconArrowRight,
  IconCircleDashed,
  IconClock,
  IconFlask,
  IconHandStop,
  IconMinus,
  IconPlayerStop,
} from '@tabler/icons-react';
import classes from './state-badge.module.css';

export const states = {
  flowing: { word: 'Flowing', Icon: IconArrowRight },
  waiting: { word: 'Waiting', Icon: IconClock },
  held: { word: 'To approve', Icon: IconHandStop },
  needsFix: { word: 'Needs a fix', Icon: IconAlertTriangle },
  stopped: { word: 'Stopped', Icon: IconPlayerStop },
  draft: { word: 'Draft', Icon: IconCircleDashed },
  test: { word: 'Test', Icon: IconFlask },
  quiet: { word: 'Off', Icon: IconMinus },
} as const;
export type StateName = keyof typeof states;

/** A state as colour, icon and word together. @param word replaces the usual word, e.g. "Published". */
export function StateBadge({ state, word }: { state: StateName; word?: string | undefined }) {
  const { word: usual, Icon } = states[state];
  return (
    <span className={classes['badge']} data-state={state}>
      <Icon size={14} stroke={2} aria-hidden />
      {word ?? usual}
    </span>
  );
}
