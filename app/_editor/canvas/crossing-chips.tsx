import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import type { Crossing } from '../crossings';
import { useOverlay } from '../editor-context';
import classes from './flow-edge.module.css';

const marks = { passes: null, taken: IconCheck, wholeOnly: IconAlertTriangle, refused: IconX } as const;
const words = { passes: '', taken: ' ✓', wholeOnly: ' only whole', refused: ' ✕' } as const;

/** What crosses a wire, and whether the account at its end takes it: Order ✓ Cancel ✓ Return ✕. */
export function CrossingChips({ edgeId, isOpen }: { edgeId: string; isOpen: boolean }) {
  const crossings = useOverlay(({ crossingsOf }) => crossingsOf.get(edgeId));
  const isTraced = useOverlay(({ trace }) => trace !== null);
  if (!crossings || isTraced) return null;
  const leadsToDestination = crossings.some(({ state }) => state !== 'passes');
  return (
    <ul className={classes['chips']} data-quiet={(!leadsToDestination && !isOpen) || undefined}>
      {crossings.map((crossing) => (
        <Chip key={crossing.operation} {...crossing} />
      ))}
    </ul>
  );
}

function Chip({ label, state, text }: Crossing) {
  const Mark = marks[state];
  return (
    <li className={classes['chip']} data-state={state} title={text} aria-label={`${label}${words[state]}: ${text}`}>
      {label}
      {Mark && <Mark size={11} stroke={2.6} aria-hidden />}
    </li>
  );
}
