'use client';
import { Button, NativeSelect, ScrollArea, Stack, Text } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { OrderEventKind as EventKinds, type OrderEventKind, orderEventKinds } from '../../../nodes/order/event';
import { useDrawing, useEditor, useOverlay, useView } from '../editor-context';
import { SidePanel } from '../side-panel';
import { OrderPicker } from './order-picker';
import { kindsHeard } from './sample-visit';
import classes from './test-panel.module.css';
import { TestResult } from './test-result';
import { usePinnedOrder } from './use-pinned-order';
import { useTest } from './use-test';

/** Try the drawing with an order: the way it takes lights up, every change is shown, and nothing is written anywhere. */
export function TestPanel() {
  const { view } = useEditor();
  const trace = useOverlay((state) => state.trace);
  const test = useTest();
  useEffect(() => test.clear, [test]);
  return (
    <SidePanel title="Test" icon={<IconFlask size={18} aria-hidden />} onClose={() => view.setState({ side: null })}>
      <ScrollArea className={classes['body'] ?? ''} type="auto" offsetScrollbars="y">
        <Stack gap={16} p={16}>
          <Text size="sm" c="dimmed">
            Nothing is sent or saved anywhere.
          </Text>
          <Question run={test.run} isStale={trace?.isStale ?? false} hasResult={trace !== null} />
          {trace?.sentence && <p className={classes['sentence']}>{trace.sentence}</p>}
          {trace && <TestResult trace={trace} />}
        </Stack>
      </ScrollArea>
    </SidePanel>
  );
}

interface QuestionProps {
  readonly isStale: boolean;
  readonly hasResult: boolean;
  run(order: { pinned: NonNullable<ReturnType<typeof usePinnedOrder>>; kind: OrderEventKind }): boolean;
}

function Question({ run, isStale, hasResult }: QuestionProps) {
  const pinned = usePinnedOrder();
  const kind = useKind();
  const [isUnheard, setUnheard] = useState(false);
  const start = () => pinned && setUnheard(!run({ pinned, kind }));
  return (
    <Stack gap={10}>
      <OrderPicker />
      <KindPicker kind={kind} />
      {isStale && (
        <p className={classes['stale']}>The drawing has changed since. The result below may no longer be so.</p>
      )}
      {isUnheard && (
        <p className={classes['stale']}>
          No step of this flow listens to “{orderEventKinds[kind].label}”. Choose other news, or let an “Orders from”
          step listen to it.
        </p>
      )}
      <Button className={classes['run'] ?? ''} leftSection={<IconFlask size={16} aria-hidden />} onClick={start}>
        {hasResult ? 'Run the test again' : 'Run the test'}
      </Button>
    </Stack>
  );
}

/** What is pretended to have happened; as long as nobody chooses, something the flow listens to. */
function useKind(): OrderEventKind {
  const chosen = useView((state) => state.pinnedKind);
  const heard = useDrawing(({ flow }) => flow);
  const kinds = kindsHeard(heard);
  return kinds.includes(chosen) ? chosen : (kinds[0] ?? chosen);
}

function KindPicker({ kind }: { kind: OrderEventKind }) {
  const { view } = useEditor();
  const take = (next: string) => {
    const parsed = EventKinds.safeParse(next);
    if (parsed.success) view.setState({ pinnedKind: parsed.data });
  };
  return (
    <NativeSelect
      label="What happened to it"
      description="What the order does not have yet, such as a shipment, is made up for the test."
      data={EventKinds.options.map((value) => ({ value, label: orderEventKinds[value].past }))}
      value={kind}
      onChange={({ currentTarget }) => take(currentTarget.value)}
    />
  );
}
