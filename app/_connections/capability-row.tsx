import { IconArrowDownLeft, IconArrowUpRight } from '@tabler/icons-react';
import { type Capability, Operation, operations } from '../../nodes/capability';
import classes from './capability-row.module.css';

interface Props {
  readonly capabilities: readonly Capability[];
}

/** What crosses a connection in each direction, in one line each. */
export function CapabilityRow({ capabilities }: Props) {
  return (
    <ul className={classes['rows']}>
      <Row direction="in" capabilities={capabilities} />
      <Row direction="out" capabilities={capabilities} />
    </ul>
  );
}

const directions = {
  in: { label: 'Tells us', Icon: IconArrowDownLeft },
  out: { label: 'Takes from us', Icon: IconArrowUpRight },
} as const;

function Row({ direction, capabilities }: Props & { direction: 'in' | 'out' }) {
  const able = Operation.options.filter((operation) =>
    capabilities.some((one) => one.operation === operation && one.direction === direction),
  );
  const { label, Icon } = directions[direction];
  return (
    <li className={classes['row']}>
      <Icon size={15} aria-hidden className={classes['icon']} />
      <span className={classes['label']}>{label}</span>
      <span className={classes['chips']}>
        {able.length === 0 && <span className={classes['none']}>nothing</span>}
        {able.map((operation) => (
          <span key={operation} className={classes['chip']}>
            {operations[operation].label}
          </span>
        ))}
      </span>
    </li>
  );
}
