'use client';
import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { z } from 'zod';
import classes from './mapping.module.css';

const Headers = z.record(z.string(), z.string()).catch({});

/** What stands to the left of each line, and how the form speaks of it. */
export interface PairWords {
  readonly oneMore: string;
  readonly placeholder: string;
  readonly add: string;
  /** As it is kept: header names know no capitals. */
  tidy(name: string): string;
}

const headerWords: PairWords = {
  oneMore: 'One more header',
  placeholder: 'x-shop-id',
  add: 'Add header',
  tidy: (name) => name.trim().toLowerCase(),
};

interface Props {
  readonly words?: PairWords;
  readonly label: string;
  readonly help: string | null;
  readonly value: unknown;
  readonly error: string | undefined;
  readonly onChange: (headers: Readonly<Record<string, string>>) => void;
}

/** Names with a text each: header fields that go with every request, unless the words say something else. */
export function HeaderRows({ words = headerWords, label, help, value, error, onChange }: Props) {
  const headers = Headers.parse(value ?? {});
  const [name, setName] = useState('');
  const add = () => {
    onChange({ ...headers, [words.tidy(name)]: '' });
    setName('');
  };
  const without = (gone: string) => Object.fromEntries(Object.entries(headers).filter(([one]) => one !== gone));
  return (
    <fieldset className={classes['box']}>
      <legend>{label}</legend>
      {help && <p className={classes['help']}>{help}</p>}
      {error && <p className={classes['error']}>{error}</p>}
      {Object.entries(headers).map(([header, text]) => (
        <Group key={header} gap="xs" mt="xs" wrap="nowrap">
          <TextInput
            flex={1}
            label={header}
            value={text}
            onChange={(event) => onChange({ ...headers, [header]: event.currentTarget.value })}
          />
          <ActionIcon size={36} mt={24} aria-label={`Remove ${header}`} onClick={() => onChange(without(header))}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Group gap="xs" mt="xs" align="flex-end">
        <TextInput
          label={words.oneMore}
          placeholder={words.placeholder}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button variant="default" disabled={name.trim() === ''} onClick={add}>
          {words.add}
        </Button>
      </Group>
    </fieldset>
  );
}
