import { usePathname, useSearchParams } from 'next/navigation';
import { readStepFilters, type StepFilters, writeStepFilters } from './step-filters';

/** The filters in the address, and how to change some of them. */
export function useStepFilters() {
  const path = usePathname();
  const filters = readStepFilters(new URLSearchParams(useSearchParams()));
  const change = (changes: StepFilters) =>
    window.history.replaceState(null, '', `${path}${writeStepFilters({ ...filters, ...changes })}`);
  return { filters, change, isNarrowed: Object.values(filters).some((value) => value !== undefined) };
}
