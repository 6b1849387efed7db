import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPrinter } from '@tabler/icons-react';
import { RetryMany } from '../_health/retry-many';
import { PrintPapersModal } from '../_papers/print-papers-modal';
import { sayMany } from '../_ui/say-number';
import classes from './chosen-bar.module.css';
import { DecideChosen } from './decide-chosen';

const most = 200;

interface Props {
  readonly chosen: readonly string[];
  /** Those of them that are held for approval. */
  readonly held: readonly string[];
  readonly onClear: () => void;
}

/** What can be done with the orders that are ticked. Nothing while none is. */
export function ChosenBar({ chosen, held, onClear }: Props) {
  const [isPrinting, printing] = useDisclosure(false);
  if (chosen.length === 0) return null;
  const isTooMany = chosen.length > most;
  return (
    <section className={classes['bar']} aria-label="Chosen orders">
      <Text size="sm">
        {isTooMany ? `At most ${most} orders at once` : `${sayMany(chosen.length, { one: 'order' })} chosen`}
      </Text>
      {held.length > 0 && <DecideChosen orderIds={held} disabled={isTooMany} onDone={onClear} />}
      <Button
        size="compact-md"
        variant={held.length > 0 ? 'default' : 'filled'}
        leftSection={<IconPrinter size={16} aria-hidden />}
        disabled={isTooMany}
        onClick={printing.open}
      >
        Print papers
      </Button>
      {!isTooMany && <RetryMany what={{ kind: 'orders', orderIds: [...chosen] }} label="Try again" variant="default" />}
      <Button size="compact-md" variant="subtle" onClick={onClear}>
        Clear
      </Button>
      <PrintPapersModal opened={isPrinting} onClose={printing.close} orderIds={chosen} />
    </section>
  );
}
