import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useState } from 'react';
import { type OrderFilters, readFilters, writeFilters } from './order-filters';

/** The filters of the address, and the way to change some of them. */
export function useOrderFilters() {
  const path = usePathname();
  const filters = readFilters(new URLSearchParams(useSearchParams()));
  const change = (changes: Partial<OrderFilters>) =>
    window.history.replaceState(null, '', `${path}${writeFilters({ ...filters, ...changes })}`);
  /** A view as it was kept; `opened` counts them, so that the search box begins anew. */
  const [opened, setOpened] = useState(0);
  const open = useCallback(
    (saved: string) => {
      window.history.replaceState(null, '', saved === '' ? path : `${path}?${saved}`);
      setOpened((count) => count + 1);
    },
    [path],
  );
  return { filters, change, open, opened };
}
