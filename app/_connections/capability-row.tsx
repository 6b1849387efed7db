import { IconArrowDownLeft, IconArrowUpRight } from '@tabler/icons-react';
import { type Capability, deliveryKinds, Operation, operations } from '../../nodes/capability';
import type { MessageKind } from '../../nodes/order/message';
import classes from './capability-row.module.css';

interface Props {
  readonly capabilities: readonly Capability[];
  readonly sends: readonly MessageKind[];
}

/** What crosses a connection in each direction, in one line each. */
export function CapabilityRow({ capabilities, sends }: Props) {
  return (
    <ul className={classes['rows']}>
      {capabilities.length > 0 && <Row direction="in" words={wordsFor('in', capabilities)} />}
      <Row
        direction="out"
        words={[...wordsFor('out', capabilities), ...sends.map((kind) => deliveryKinds[kind].label)]}
      />
    </ul>
  );
}

const directions = {
  in: { label: 'Tells us', Icon: IconArrowDownLeft },
  out: { label: 'Takes from us', Icon: IconArrowUpRight },
} as const;

type Direction = keyof typeof directions;

const wordsFor = (direction: Direction, capabilities: readonly Capability[]): readonly string[] =>
  Operation.options
    .filter((operation) => capabilities.some((one) => one.operation === operation && one.direction === direction))
    .map((operation) => operations[operation].label);

function Row({ direction, words }: { direction: Direction; words: readonly string[] }) {
  const { label, Icon } = directions[direction];
  return (
    <li className={classes['row']}>
      <Icon size={15} aria-hidden className={classes['icon']} />
      <span className={classes['label']}>{label}</span>
      <span className={classes['chips']}>
        {words.length === 0 && <span className={classes['none']}>nothing</span>}
        {words.map((word) => (
          <span key={word} className={classes['chip']}>
            {word}
          </span>
        ))}
      </span>
    </li>
  );
}
