'use client';
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { nodeTypes } from '../../nodes/registry';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import type { RunFilters } from './run-filters';

interface Props {
  readonly flowId: string;
  readonly filters: RunFilters;
  readonly onChange: (changes: RunFilters) => void;
}

/** Within one flow: which version, and which step the order came by or is stuck at. */
export function StepPickers({ flowId, filters, onChange }: Props) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { data: versions = [] } = useQuery(trpc.flows.versions.queryOptions({ workspace: slug, flowId }));
  const number = filters.version ? Number(filters.version) : versions[0]?.number;
  const { data: version } = useQuery({
    ...trpc.flows.version.queryOptions({ workspace: slug, flowId, number: number ?? 1 }),
    enabled: number !== undefined,
  });
  const steps = version?.document.nodes ?? [];
  return (
    <>
      <Select
        aria-label="Version"
        placeholder="Any version"
        clearable
        data={versions.map(({ number: one }) => ({ value: String(one), label: `Version ${one}` }))}
        value={filters.version ?? null}
        onChange={(chosen) => onChange({ version: chosen ?? undefined })}
      />
      <Select
        aria-label="Step"
        placeholder="Any step"
        clearable
        data={steps.map(({ id, name, type }) => ({ value: id, label: name ?? nodeTypes.get(type)?.title ?? type }))}
        value={filters.node ?? null}
        onChange={(node) => onChange({ node: node ?? undefined, port: undefined })}
      />
    </>
  );
}
