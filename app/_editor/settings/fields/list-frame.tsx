import { ActionIcon, Button, Group, Input, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { FieldProps } from '../field-props';
import classes from './list-frame.module.css';

interface Props<Item> {
  readonly field: Pick<FieldProps, 'ui' | 'error' | 'isLocked' | 'change'>;
  readonly items: readonly Item[];
  /** What one of them is called: "rule". */
  readonly noun: string;
  /** Whether their order means something. */
  readonly isOrdered?: boolean;
  makeNew(): Item;
  draw(item: Item, change: (item: Item, isTyping?: boolean) => void): ReactNode;
}

const swapped = <Item,>(items: readonly Item[], { a, b }: { a: number; b: number }): Item[] => {
  const [first, second] = [items[a], items[b]];
  return first === undefined || second === undefined ? [...items] : items.with(a, second).with(b, first);
};

/** A setting that is a list: each item in its own frame, with the ways to add, order and remove them. */
export function ListFrame<Item>({ field, items, noun, isOrdered = false, makeNew, draw }: Props<Item>) {
  const { ui, error, isLocked, change } = field;
  return (
    <Stack gap={8} role="group" aria-label={ui.label}>
      <div>
        <Text fw={550} size="sm">
          {ui.label}
        </Text>
        {ui.help && <Input.Description>{ui.help}</Input.Description>}
      </div>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the items of a list have no identity but their place
        <fieldset key={index} className={classes['item']} aria-label={`${noun} ${index + 1}`}>
          {draw(item, (next, isTyping) => change(items.with(index, next), isTyping))}
          {!isLocked && (
            <ItemButtons
              noun={`${noun} ${index + 1}`}
              up={isOrdered && index > 0 ? () => change(swapped(items, { a: index, b: index - 1 })) : null}
              down={
                isOrdered && index < items.length - 1 ? () => change(swapped(items, { a: index, b: index + 1 })) : null
              }
              remove={() => change(items.toSpliced(index, 1))}
            />
          )}
        </fieldset>
      ))}
      {error && <Input.Error>{error}</Input.Error>}
      {!isLocked && (
        <Button
          size="compact-sm"
          variant="subtle"
          w="fit-content"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => change([...items, makeNew()])}
        >
          Add {/^[aeiou]/.test(noun) ? 'an' : 'a'} {noun}
        </Button>
      )}
    </Stack>
  );
}

interface ButtonsProps {
  readonly noun: string;
  readonly up: (() => void) | null;
  readonly down: (() => void) | null;
  readonly remove: () => void;
}

function ItemButtons({ noun, up, down, remove }: ButtonsProps) {
  return (
    <Group gap={0} justify="flex-end">
      {up && (
        <ActionIcon size="sm" aria-label={`Move ${noun} up`} onClick={up}>
          <IconArrowUp size={14} aria-hidden />
        </ActionIcon>
      )}
      {down && (
        <ActionIcon size="sm" aria-label={`Move ${noun} down`} onClick={down}>
          <IconArrowDown size={14} aria-hidden />
        </ActionIcon>
      )}
      <ActionIcon size="sm" aria-label={`Remove ${noun}`} onClick={remove}>
        <IconTrash size={14} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
