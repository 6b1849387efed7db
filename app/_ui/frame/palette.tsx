'use client';
import { Kbd } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { PaletteAction } from './palette-actions';
import { usePageActions } from './use-page-actions';
import { useSearchHits } from './use-search-hits';

const matches = (text: string) => {
  const words = text.toLowerCase().split(/\s+/);
  return ({ label, description = '', keywords = '' }: PaletteAction) => {
    const hay = `${label} ${description} ${keywords}`.toLowerCase();
    return words.every((word) => hay.includes(word));
  };
};

/** Ctrl K: every page and action, and every order, flow and connection, by typing. */
export function Palette() {
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.trim(), 150);
  const known = usePageActions();
  const found = useSearchHits(settled);
  const fits = matches(text.trim());
  const groups = [...known.map(({ title, actions }) => ({ title, actions: actions.filter(fits) })), ...found];
  const filled = groups.filter(({ actions }) => actions.length > 0);
  return (
    <Spotlight.Root
      query={text}
      onQueryChange={setText}
      shortcut={null}
      scrollable
      maxHeight={420}
      radius="lg"
      attributes={{ content: { 'aria-label': 'Search and actions' } }}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
    >
      <Spotlight.Search
        placeholder="Search orders, flows, actions…"
        aria-label="Search orders, flows, actions"
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList aria-label="Results">
        {filled.map(({ title, actions }) => (
          <Spotlight.ActionsGroup key={title} label={title}>
            {actions.map((action) => (
              <PaletteLine key={action.id} action={action} />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {filled.length === 0 && (
          <Spotlight.Empty>Nothing found. Try an order number, a SKU or a buyer.</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function PaletteLine({ action: { label, description, keys, run } }: { action: PaletteAction }) {
  return (
    <Spotlight.Action
      label={label}
      description={description ?? ''}
      onClick={run}
      rightSection={keys && <Kbd size="xs">{keys}</Kbd>}
    />
  );
}
