import { useDeferredValue, useMemo } from 'react';
import { evaluate } from '../../../nodes/rule/evaluate';
import type { Reason } from '../../../nodes/rule/reason';
import type { Rule } from '../../../nodes/rule/rule';
import { useDrawing, useOverlay, useView } from '../editor-context';
import { sampleVisit } from '../testing/sample-visit';
import { usePinnedOrder } from '../testing/use-pinned-order';
import { arrivalAt } from '../testing/walk-through';

/** What a rule comes to on the pinned order. */
export interface Preview {
  readonly reason: Reason;
  readonly orderLabel: string;
  /** False when this order does not come as far as the step; then it is looked at as it came in. */
  readonly arrives: boolean;
}

/** The pinned order as it would arrive at a step, with what earlier steps set on it. */
export function useArrival(nodeId: string) {
  const flow = useDeferredValue(useDrawing((state) => state.flow));
  const connections = useOverlay((state) => state.connections);
  const kind = useView((state) => state.pinnedKind);
  const pinned = usePinnedOrder();
  return useMemo(() => {
    if (!pinned) return null;
    const now = new Date().toISOString();
    const visit = sampleVisit({ flow, connections, order: pinned.order, kind, now });
    const arrived = visit && arrivalAt(flow, { nodeId, visit });
    const event = visit?.event ?? {
      kind,
      key: 'test',
      occurredAt: now,
      connectionId: pinned.order.source.connectionId,
    };
    return {
      visit: { order: arrived ?? visit?.order ?? pinned.order, event, connections, now },
      label: pinned.label,
      arrives: arrived !== null,
    };
  }, [flow, connections, kind, pinned, nodeId]);
}

/** Null while no order is pinned. */
export function usePreview(nodeId: string, rule: Rule): Preview | null {
  const arrival = useArrival(nodeId);
  return useMemo(
    () =>
      arrival && {
        reason: evaluate(rule, arrival.visit).reason,
        orderLabel: arrival.label,
        arrives: arrival.arrives,
      },
    [arrival, rule],
  );
}
