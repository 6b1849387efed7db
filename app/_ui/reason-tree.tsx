import { IconCheck, IconX } from '@tabler/icons-react';
import type { Reason } from '../../nodes/rule/reason';
import classes from './reason-tree.module.css';

/** Why something was decided: each part with a mark for whether it holds, groups indented below. */
export function ReasonTree({ reason }: { reason: Reason }) {
  return (
    <ul className={classes['tree']}>
      <Branch reason={reason} />
    </ul>
  );
}

function Branch({ reason }: { reason: Reason }) {
  const Mark = reason.holds ? IconCheck : IconX;
  return (
    <li>
      <div className={classes['line']} data-holds={reason.holds}>
        <Mark size={16} stroke={2.2} aria-label={reason.holds ? 'Yes' : 'No'} role="img" />
        <span>{reason.text}</span>
      </div>
      {reason.parts && reason.parts.length > 0 && (
        <ul className={classes['tree']}>
          {reason.parts.map((part) => (
            <Branch key={part.text} reason={part} />
          ))}
        </ul>
      )}
    </li>
  );
}
