import type { NodeType } from '../../../nodes/contract';
import { NodeIcon } from '../node-icon';
import { portsOf } from '../node-kinds';
import classes from './step-picture.module.css';

const MIDDLE = 18;
const APART = 9;

/** Where the ends of so many wires leave the card, around its middle. */
const heights = (count: number) =>
  Array.from({ length: count }, (_, index) => MIDDLE + (index - (count - 1) / 2) * APART);

/** A step as it will look on the canvas, small: what leads in, its card, what leads out. Drawn from its definition. */
export function StepPicture({ kind }: { kind: NodeType }) {
  const outputs = heights(Math.min(3, portsOf({ type: kind.type }).length));
  return (
    <span className={classes['picture']} aria-hidden>
      <svg viewBox="0 0 52 36" width={52} height={36} role="presentation">
        {kind.acceptsInput && <path className={classes['wire']} d={`M0 ${MIDDLE} H12`} />}
        {outputs.map((y) => (
          <path key={y} className={classes['wire']} d={`M40 ${MIDDLE} C46 ${MIDDLE} 44 ${y} 52 ${y}`} />
        ))}
        <rect className={classes['card']} x={12} y={4} width={28} height={28} rx={6} />
        <rect className={classes['edge']} x={12} y={8} width={2.5} height={20} rx={1} />
      </svg>
      <span className={classes['icon']}>
        <NodeIcon name={kind.icon} size={15} />
      </span>
    </span>
  );
}
