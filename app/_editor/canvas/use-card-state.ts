import { useDrawing, useOverlay } from '../editor-context';

/** How a card looks beside what it says: chosen, lit, dimmed, found, marked. Each part is read alone, so few cards redraw. */
export function useCardState(id: string) {
  const isSelected = useDrawing(({ selected }) => selected.has(id));
  const isRefused = useOverlay(({ connecting }) => connecting?.refusals.has(id) ?? false);
  // Said by the one card somebody points at; all the others only step back.
  const refusal = useOverlay(({ connecting }) =>
    connecting?.over === id ? (connecting.refusals.get(id) ?? null) : null,
  );
  const isWireStart = useOverlay(({ connecting }) => connecting?.from === id);
  const isWireTarget = useOverlay(({ connecting }) => connecting !== null) && !isRefused && !isWireStart;
  const isFound = useOverlay(({ found }) => found?.has(id) ?? false);
  const isPassedOver = useOverlay(({ found, trace }) =>
    found ? !found.has(id) : trace !== null && !trace.stepOf.has(id),
  );
  const lit = useOverlay(({ trace }) => (trace?.stepOf.has(id) ? trace.kind : undefined));
  const isStale = useOverlay(({ trace }) => trace?.isStale === true && trace.stepOf.has(id));
  const mark = useOverlay(({ marks }) => marks?.get(id));
  const isInTrouble = useOverlay(
    ({ problemsOf }) => problemsOf.get(id)?.some(({ severity }) => severity !== 'warning') ?? false,
  );
  return {
    refusal,
    look: {
      'data-selected': isSelected || undefined,
      'data-refused': isRefused || undefined,
      'data-target': isWireTarget || undefined,
      'data-found': isFound || undefined,
      'data-dim': isPassedOver || undefined,
      'data-lit': lit,
      'data-stale': isStale || undefined,
      'data-mark': mark,
      'data-problem': isInTrouble || undefined,
    },
  };
}
