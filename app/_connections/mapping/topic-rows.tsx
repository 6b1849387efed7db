'use client';
import { Button, Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Meaning, meanings } from '../../../nodes/order/mapping/mapping';

type Topics = Readonly<Record<string, Meaning>>;

interface Props {
  readonly topics: Topics;
  readonly onChange: (topics: Record<string, Meaning>) => void;
}

const choices = Object.entries(meanings).map(([value, label]) => ({ value, label }));

/** What each word of the sender means; words that are not listed are orders. */
export function TopicRows({ topics, onChange }: Props) {
  const without = (topic: string) => Object.fromEntries(Object.entries(topics).filter(([name]) => name !== topic));
  return (
    <div>
      {Object.entries(topics).map(([topic, meaning]) => (
        <Group key={topic} gap="xs" mb="xs" wrap="nowrap">
          <code style={{ flex: 1 }}>{topic}</code>
          <Select
            aria-label={`What ${topic} means`}
            allowDeselect={false}
            data={choices}
            value={meaning}
            onChange={(chosen) => onChange({ ...topics, [topic]: Meaning.catch('order').parse(chosen) })}
          />
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={`Remove ${topic}`}
            onClick={() => onChange(without(topic))}
          >
            Remove
          </Button>
        </Group>
      ))}
      <NewTopic onAdd={(topic) => onChange({ ...topics, [topic]: 'order' })} />
    </div>
  );
}

function NewTopic({ onAdd }: { onAdd: (topic: string) => void }) {
  const [topic, setTopic] = useState('');
  const add = () => {
    onAdd(topic.trim());
    setTopic('');
  };
  return (
    <Group gap="xs" align="flex-end">
      <TextInput
        label="One more topic"
        placeholder="orders/cancelled"
        value={topic}
        onChange={(event) => setTopic(event.currentTarget.value)}
      />
      <Button variant="default" disabled={topic.trim() === ''} onClick={add}>
        Add topic
      </Button>
    </Group>
  );
}
