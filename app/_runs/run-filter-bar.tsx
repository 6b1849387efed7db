'use client';
import { Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { problemFamilies } from '../../nodes/problem-kind';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { type RunFilters, readRunFilters } from './run-filters';
import { StepPickers } from './run-step-pickers';
import { runStates } from './run-words';
import classes from './runs-page.module.css';

interface Props {
  readonly filters: RunFilters;
  readonly onChange: (changes: RunFilters) => void;
}

const times = [
  { value: '1', label: 'Last hour' },
  { value: '24', label: 'Last 24 hours' },
  { value: '168', label: 'Last 7 days' },
  { value: '720', label: 'Last 30 days' },
];
// Families with one title are told apart by what they are about, not by who finds them.
const problems = problemFamilies
  .filter(([, title], index) => problemFamilies.findIndex(([, other]) => other === title) === index)
  .map(([value, label]) => ({ value, label }));

/** Reads one filter the way the address is read, so that nothing else gets in. */
const read = (name: string, value: string | null): RunFilters => ({
  ...readRunFilters(new URLSearchParams(value ? { [name]: value } : {})),
});

/** Search and filters over the list of runs. */
export function RunFilterBar({ filters, onChange }: Props) {
  const settle = useDebouncedCallback((search: string) => onChange({ search: search || undefined }), 250);
  return (
    <div className={classes['filters']}>
      <TextInput
        type="search"
        aria-label="Search runs"
        placeholder="Order number, SKU or tag"
        leftSection={<IconSearch size={16} aria-hidden />}
        defaultValue={filters.search ?? ''}
        onChange={(event) => settle(event.currentTarget.value)}
      />
      <FlowPicker filters={filters} onChange={onChange} />
      {filters.flow && <StepPickers flowId={filters.flow} filters={filters} onChange={onChange} />}
      <ConnectionPicker filters={filters} onChange={onChange} />
      <Select
        aria-label="State"
        placeholder="Any state"
        clearable
        data={Object.entries(runStates).map(([value, label]) => ({ value, label }))}
        value={filters.state ?? null}
        onChange={(state) => onChange({ state: read('state', state).state })}
      />
      <Select
        aria-label="Problem"
        placeholder="Any problem"
        clearable
        data={problems}
        value={filters.problem ?? null}
        onChange={(problem) => onChange({ problem: problem ?? undefined })}
      />
      <Select
        aria-label="Time"
        placeholder="Any time"
        clearable
        data={times}
        value={filters.hours ?? null}
        onChange={(hours) => onChange({ hours: read('hours', hours).hours })}
      />
      <TagBox filters={filters} onChange={onChange} />
    </div>
  );
}

function ConnectionPicker({ filters, onChange }: Props) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { data = [] } = useQuery(trpc.connections.list.queryOptions({ workspace: slug }));
  return (
    <Select
      aria-label="Account"
      placeholder="Any account"
      clearable
      data={data.map(({ id, name }) => ({ value: id, label: name }))}
      value={filters.connection ?? null}
      onChange={(connection) => onChange({ connection: connection ?? undefined })}
    />
  );
}

function TagBox({ filters, onChange }: Props) {
  const settle = useDebouncedCallback((tag: string) => onChange({ tag: tag.trim() || undefined }), 400);
  return (
    <TextInput
      aria-label="Tag"
      placeholder="Any tag"
      defaultValue={filters.tag ?? ''}
      onChange={(event) => settle(event.currentTarget.value)}
    />
  );
}

function FlowPicker({ filters, onChange }: Props) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { data: flows = [] } = useQuery(trpc.flows.list.queryOptions({ workspace: slug }));
  return (
    <Select
      aria-label="Flow"
      placeholder="Any flow"
      clearable
      data={flows.map(({ id, name }) => ({ value: id, label: name }))}
      value={filters.flow ?? null}
      onChange={(flow) => onChange({ flow: flow ?? undefined, version: undefined, node: undefined, port: undefined })}
    />
  );
}
