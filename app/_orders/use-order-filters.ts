import { usePathname, useSearchParams } from 'next/navigation';
import { type OrderFilters, readFilters, writeFilters } from './order-filters';

/** The filters of the address, and the way to change some of them. */
export function useOrderFilters() {
  const path = usePathname();
  const filters = readFilters(new URLSearchParams(useSearchParams()));
  const change = (changes: Partial<OrderFilters>) =>
    window.history.replaceState(null, '', `${path}${writeFilters({ ...filters, ...changes })}`);
  return { filters, change };
}
