import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import { nodeTypes } from '../../../nodes/registry';
import { addStep } from '../commands/add-commands';
import type { Crossing } from '../crossings';
import { useDrawing, useEditor, useOverlay } from '../editor-context';
import classes from './flow-edge.module.css';

const marks = {
  passes: null,
  taken: IconCheck,
  wholeOnly: IconAlertTriangle,
  needsConvert: IconAlertTriangle,
  refused: IconX,
} as const;
const words = {
  passes: '',
  taken: ' ✓',
  wholeOnly: ' only whole',
  needsConvert: ' needs converting',
  refused: ' ✕',
} as const;

/** What crosses a wire, and whether the account at its end takes it: Order ✓ Cancel ✓ Return ✕. */
export function CrossingChips({ edgeId, isOpen }: { edgeId: string; isOpen: boolean }) {
  const crossings = useOverlay(({ crossingsOf }) => crossingsOf.get(edgeId));
  const isTraced = useOverlay(({ trace }) => trace !== null);
  if (!crossings || isTraced) return null;
  const leadsToDestination = crossings.some(({ state }) => state !== 'passes');
  return (
    <ul className={classes['chips']} data-quiet={(!leadsToDestination && !isOpen) || undefined}>
      {crossings.map((crossing) => (
        <Chip key={crossing.operation} crossing={crossing} edgeId={edgeId} />
      ))}
    </ul>
  );
}

function Chip({ crossing, edgeId }: { crossing: Crossing; edgeId: string }) {
  const { label, state, text } = crossing;
  const Mark = marks[state];
  return (
    <li className={classes['chip']} data-state={state} title={text} aria-label={`${label}${words[state]}: ${text}`}>
      {label}
      {Mark && <Mark size={11} stroke={2.6} aria-hidden />}
      {state === 'needsConvert' && <ConvertButton edgeId={edgeId} />}
    </li>
  );
}

/** Puts the step that makes it fit into the wire. */
function ConvertButton({ edgeId }: { edgeId: string }) {
  const editor = useEditor();
  const isLocked = useDrawing(({ lock }) => lock !== null);
  const converter = [...nodeTypes.values()].find(({ family }) => family === 'document');
  if (isLocked || !converter) return null;
  return (
    <button
      type="button"
      className={classes['convert']}
      aria-label={`Put a “${converter.title}” step in here`}
      onClick={(event) => {
        event.stopPropagation();
        addStep(editor, { type: converter.type, place: { kind: 'onEdge', edgeId } });
      }}
    >
      Convert
    </button>
  );
}
