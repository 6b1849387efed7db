import { TextInput, UnstyledButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { useTRPC } from '../../_ui/trpc';
import { useMay } from '../../_ui/workspace';
import { useEditor } from '../editor-context';
import classes from './bar.module.css';

/** The flow's name; a click makes it a field, Enter keeps what was typed, Escape does not. */
export function FlowName({ name }: { name: string }) {
  const { workspace, flowId } = useEditor();
  const may = useMay();
  const trpc = useTRPC();
  const rename = useMutation(trpc.flows.rename.mutationOptions());
  const [typed, setTyped] = useState<string | null>(null);
  const shown = rename.isPending ? rename.variables.name : name;
  const keep = () => {
    const next = typed?.trim();
    if (next && next !== name) rename.mutate({ workspace, flowId, name: next });
    setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') keep();
    else if (event.key === 'Escape') setTyped(null);
    else return;
    event.stopPropagation();
  };
  if (!may.edit) return <h1 className={classes['name']}>{shown}</h1>;
  if (typed === null) {
    return (
      <h1 className={classes['name']}>
        <UnstyledButton className={classes['nameButton'] ?? ''} title="Rename" onClick={() => setTyped(name)}>
          {shown}
        </UnstyledButton>
      </h1>
    );
  }
  return (
    <TextInput
      size="xs"
      aria-label="Name of the flow"
      className={classes['nameField'] ?? ''}
      maxLength={120}
      autoFocus
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onFocus={({ currentTarget }) => currentTarget.select()}
      onBlur={keep}
      onKeyDown={onKeyDown}
    />
  );
}
