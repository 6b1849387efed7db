'use client';
import { Button, Group, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { sayProblems } from '../../_ui/problems-of';
import { Trouble } from '../../_ui/trouble';
import { useTRPC } from '../../_ui/trpc';
import { useWorkspace } from '../../_ui/workspace';
import type { FieldValues } from '../field-values';

interface Props {
  readonly connectorId: string;
  /** The pasted message, parsed. */
  readonly onSample: (sample: unknown) => void;
  readonly onSuggest: (values: FieldValues) => void;
}

/** Takes a pasted message and asks for a proposal. */
export function SampleBox({ connectorId, onSample, onSuggest }: Props) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const [text, setText] = useState('');
  const suggest = useMutation(
    trpc.connections.suggestMapping.mutationOptions({
      meta: { quiet: true },
      onSuccess: ({ settings }, { sample }) => {
        onSample(JSON.parse(sample));
        onSuggest(settings);
      },
    }),
  );
  const knownAs = suggest.data?.knownAs;
  return (
    <div>
      <Textarea
        label="A sample"
        description="Paste a message about a new order, as the system sends it. Nothing of it is stored."
        autosize
        minRows={4}
        maxRows={10}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group mt="xs" gap="sm">
        <Button
          variant="default"
          size="compact-md"
          disabled={text.trim() === ''}
          loading={suggest.isPending}
          onClick={() => suggest.mutate({ workspace: slug, connector: connectorId, sample: text })}
        >
          Find the fields
        </Button>
        {suggest.data && (
          <span role="status">
            {knownAs ? `This is an order of ${knownAs}.` : 'Guessed by their names.'} Look the fields over below.
          </span>
        )}
      </Group>
      {suggest.error && <Trouble>{sayProblems(suggest.error)}</Trouble>}
    </div>
  );
}
