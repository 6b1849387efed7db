'use client';
import { Autocomplete, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import classes from './code-map.module.css';
import type { CodeKindName, SuggestedCode } from './code-map-view';

interface Props {
  readonly label: string;
  readonly kind: CodeKindName;
  /** What it would be a match for: the nearest come first. */
  readonly code: string;
  readonly connectionId: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: ReactNode;
  readonly autoFocus?: boolean;
  readonly required?: boolean;
}

/** What the destination calls it: chosen from its own list, or typed where it takes any words or its list cannot be had. */
export function TargetField({ label, kind, code, connectionId, value, onChange, ...more }: Props) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const at = { workspace: slug, connectionId };
  const { data: view } = useQuery(trpc.codeMap.get.queryOptions(at));
  const { data: list = [] } = useQuery(
    trpc.codeMap.suggest.queryOptions(
      { ...at, kind, code },
      { placeholderData: (before) => before, meta: { quiet: true } },
    ),
  );
  const isClosed = view?.kinds.find((one) => one.kind === kind)?.closed ?? false;
  const shared = {
    label,
    required: more.required ?? true,
    error: more.error,
    'data-autofocus': more.autoFocus || undefined,
  };
  if (isClosed && list.length > 0) {
    return (
      <Select
        {...shared}
        searchable
        clearable={!shared.required}
        allowDeselect={false}
        nothingFoundMessage="Not in its list"
        data={list.map((one) => ({ value: one.code, label: sayCode(one) }))}
        value={value || null}
        onChange={(chosen) => onChange(chosen ?? '')}
      />
    );
  }
  const labels = new Map(list.map((one) => [one.code, one.label]));
  return (
    <Autocomplete
      {...shared}
      maxLength={200}
      limit={20}
      data={list.map((one) => one.code)}
      renderOption={({ option }) => (
        <span className={classes['option']}>
          {labels.get(option.value) ?? option.value}
          {labels.get(option.value) && <small>{option.value}</small>}
        </span>
      )}
      value={value}
      onChange={onChange}
    />
  );
}

const sayCode = ({ code, label }: SuggestedCode) => (label ? `${label} (${code})` : code);
