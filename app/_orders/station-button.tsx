import {
  type Icon,
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconClock,
  IconHandStop,
  IconMinus,
} from '@tabler/icons-react';
import { sayMoment } from '../_ui/say-time';
import type { Station } from './order-view';
import classes from './station-strip.module.css';

const marks: Readonly<Record<Station['state'], { readonly Icon: Icon; readonly word: string }>> = {
  ok: { Icon: IconCheck, word: 'Done' },
  waiting: { Icon: IconClock, word: 'Waiting' },
  held: { Icon: IconHandStop, word: 'To approve' },
  problem: { Icon: IconAlertTriangle, word: 'Needs a fix' },
  skipped: { Icon: IconMinus, word: 'Skipped' },
  unsupported: { Icon: IconBan, word: 'Not supported there' },
};

interface Props {
  readonly station: Station;
  readonly isOpen: boolean;
  readonly onClick: () => void;
}

/** One stop of the strip. */
export function StationButton({ station: { name, state, text, pause }, isOpen, onClick }: Props) {
  const { Icon, word } = marks[state];
  return (
    <button type="button" className={classes['station']} data-state={state} aria-expanded={isOpen} onClick={onClick}>
      <span className={classes['name']}>
        {name}
        <Icon size={16} stroke={2.2} role="img" aria-label={word} />
      </span>
      <span className={classes['text']}>
        {pause?.kind === 'wait' && pause.until ? `Waiting until ${sayMoment(pause.until)}` : text}
      </span>
    </button>
  );
}
