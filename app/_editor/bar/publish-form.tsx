import { Button, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { FlowView } from '../../../server/flows/get-flow';
import { problemsOf } from '../../_ui/problems-of';
import classes from './bar.module.css';
import type { DraftState } from './use-draft-state';

export interface Publishing {
  readonly isPending: boolean;
  readonly error: unknown;
  start(note: string): Promise<void>;
}

interface FormProps {
  readonly flow: FlowView;
  readonly draft: DraftState;
  readonly publish: Publishing;
}

/** What publishing would change, a note for the list of versions, and the button that does it. */
export function PublishForm({ flow, draft: { changes }, publish }: FormProps) {
  const [note, setNote] = useState('');
  if (flow.live && changes?.length === 0) {
    return (
      <Text size="sm">
        No changes: what you see is live as version {flow.live.version}. Moving steps changes nothing that runs.
      </Text>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void publish.start(note.trim());
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={12}>
        <ChangeList changes={changes} newestVersion={flow.newestVersion} />
        <Textarea
          label="Note"
          placeholder="What changes, and why"
          autosize
          minRows={2}
          maxLength={500}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        {publish.error !== null && (
          <div role="alert" className={classes['failed']}>
            {problemsOf(publish.error).map(({ message, advice }) => (
              <p key={message}>
                {message} {advice}
              </p>
            ))}
          </div>
        )}
        <Button type="submit" loading={publish.isPending}>
          {flow.live ? 'Publish changes' : 'Publish and go live'}
        </Button>
      </Stack>
    </form>
  );
}

function ChangeList({ changes, newestVersion }: { changes: readonly string[] | null; newestVersion: number | null }) {
  if (changes === null) {
    return (
      <Text size="sm">
        {newestVersion === null
          ? 'From the next order on, this flow runs.'
          : 'This flow is off. Publishing turns it on again, as it is drawn now.'}
      </Text>
    );
  }
  return (
    <div>
      <Text size="sm" fw={550}>
        From the next order on:
      </Text>
      <ul className={classes['changes']}>
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
    </div>
  );
}
