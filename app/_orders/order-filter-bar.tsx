'use client';
import { CloseButton, Pill, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { problemKind } from '../../nodes/problem-kind';
import { sayMoment } from '../_ui/say-time';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import classes from './order-filter-bar.module.css';
import { movementOf, type OrderFilters, orderStates, readFilters } from './order-filters';

interface Props {
  readonly filters: OrderFilters;
  readonly onChange: (changes: Partial<OrderFilters>) => void;
}

const stateChoices = Object.entries(orderStates).map(([value, label]) => ({ value, label }));

/** Search and filters over the list of orders. */
export function OrderFilterBar({ filters, onChange }: Props) {
  return (
    <div className={classes['bar']}>
      <SearchBox key="search" initial={filters.search} onSettled={(search) => onChange({ search })} />
      <SourcePicker chosen={filters.connection} onChoose={(connection) => onChange({ connection })} />
      {filters.tag && (
        <Pill
          size="lg"
          withRemoveButton
          onRemove={() => onChange({ tag: '' })}
          removeButtonProps={{ 'aria-label': 'Any tag' }}
        >
          Tag: {filters.tag}
        </Pill>
      )}
      {filters.code && (
        <Pill
          size="lg"
          withRemoveButton
          onRemove={() => onChange({ code: '', subject: '', at: '' })}
          removeButtonProps={{ 'aria-label': 'Any problem' }}
        >
          {problemKind(filters.code).title}
          {filters.subject && `: ${filters.subject}`}
        </Pill>
      )}
      <MovedPill filters={filters} onChange={onChange} />
      <div className={classes['states']}>
        <SegmentedControl
          aria-label="State"
          data={stateChoices}
          value={filters.state}
          onChange={(state) => onChange({ state: readFilters(new URLSearchParams({ state })).state })}
        />
      </div>
    </div>
  );
}

/** "Came in Sat 29 Nov, 09:00 to 10:00", when the view was opened from a bar of the dashboard. */
function MovedPill({ filters, onChange }: Props) {
  const moved = movementOf(filters);
  if (!moved) return null;
  const { which, from, until } = moved;
  const verb = which === 'in' ? 'Came in' : 'Went out';
  return (
    <Pill
      size="lg"
      withRemoveButton
      onRemove={() => onChange({ moved: '', from: '', until: '' })}
      removeButtonProps={{ 'aria-label': 'Any time' }}
    >
      {until ? `${verb} ${sayMoment(from)} to ${sayMoment(until)}` : `${verb} since ${sayMoment(from)}`}
    </Pill>
  );
}

function SearchBox({ initial, onSettled }: { initial: string; onSettled: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(initial);
  const settle = useDebouncedCallback(onSettled, 250);
  useHotkeys([['/', () => input.current?.focus()]]);
  const type = (value: string) => {
    setText(value);
    settle(value);
  };
  return (
    <TextInput
      ref={input}
      className={classes['search'] ?? ''}
      type="search"
      aria-label="Search orders"
      aria-keyshortcuts="/"
      placeholder="Order number, SKU, buyer or tag"
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={text && <CloseButton size="sm" aria-label="Clear the search" onClick={() => type('')} />}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}

function SourcePicker({ chosen, onChoose }: { chosen: string; onChoose: (id: string) => void }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { data = [] } = useQuery(trpc.connections.list.queryOptions({ workspace: slug }));
  return (
    <Select
      className={classes['source'] ?? ''}
      aria-label="From"
      placeholder="From anywhere"
      clearable
      data={data.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen || null}
      onChange={(id) => onChoose(id ?? '')}
    />
  );
}
