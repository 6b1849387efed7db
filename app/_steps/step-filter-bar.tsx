'use client';
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { readStepFilters, type StepFilters, stepKinds } from './step-filters';
import classes from './steps.module.css';

interface Props {
  readonly filters: StepFilters;
  readonly onChange: (changes: StepFilters) => void;
}

const times = [
  { value: '1', label: 'Last hour' },
  { value: '24', label: 'Last 24 hours' },
  { value: '168', label: 'Last 7 days' },
];

/** What to narrow the list of a workspace's steps down to. */
export function StepFilterBar({ filters, onChange }: Props) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { data: flows = [] } = useQuery(trpc.flows.list.queryOptions({ workspace: slug }));
  const { data: connections = [] } = useQuery(trpc.connections.list.queryOptions({ workspace: slug }));
  return (
    <div className={classes['filters']}>
      <Select
        aria-label="Flow"
        placeholder="Any flow"
        clearable
        data={flows.map(({ id, name }) => ({ value: id, label: name }))}
        value={filters.flow ?? null}
        onChange={(flow) => onChange({ flow: flow ?? undefined })}
      />
      <Select
        aria-label="Connection"
        placeholder="Any connection"
        clearable
        data={connections.map(({ id, name }) => ({ value: id, label: name }))}
        value={filters.connection ?? null}
        onChange={(connection) => onChange({ connection: connection ?? undefined })}
      />
      <KindAndTime filters={filters} onChange={onChange} />
    </div>
  );
}

/** The two that mean the same in every workspace. */
export function KindAndTime({ filters, onChange }: Props) {
  const readHours = (hours: string | null) =>
    readStepFilters(new URLSearchParams(hours === null ? {} : { hours })).hours;
  return (
    <>
      <Select
        aria-label="Kind of step"
        placeholder="Any kind of step"
        clearable
        data={stepKinds}
        value={filters.kind ?? null}
        onChange={(kind) => onChange({ kind: kind ?? undefined })}
      />
      <Select
        aria-label="Stopped since"
        placeholder="Stopped at any time"
        clearable
        data={times}
        value={filters.hours ?? null}
        onChange={(hours) => onChange({ hours: readHours(hours) })}
      />
    </>
  );
}
