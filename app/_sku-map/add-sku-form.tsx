'use client';
import { Button, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { sayDone } from '../_ui/notify';
import { Trouble } from '../_ui/trouble';
import { useTRPC } from '../_ui/trpc';
import { useFields } from '../_ui/use-fields';
import { useWorkspace } from '../_ui/workspace';
import classes from './add-sku-form.module.css';
import type { Destination } from './destination';
import { PartRows } from './part-rows';
import { onePart, sayMatch, toMatch } from './parts';
import { sayResumed } from './say-resumed';

/** One more match, as a sentence to fill in. */
export function AddSkuForm({ destinations }: { destinations: readonly Destination[] }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const [chosen, setChosen] = useState<string | null>(null);
  const { values, set, field, showFailure, trouble } = useFields({ sku: '', targetSku: '' });
  const [parts, setParts] = useState(onePart());
  const connectionId = chosen ?? destinations[0]?.id ?? '';
  const add = useMutation(
    trpc.skuMap.set.mutationOptions({
      meta: { quiet: true },
      onSuccess: ({ resumed }, { sku }) => {
        sayDone(`${sku} is ${sayMatch(toMatch(parts))} from now on. ${sayResumed(resumed)}`);
        set('sku', '');
        setParts(onePart());
      },
      onError: showFailure,
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ workspace: slug, connectionId, sku: values.sku, ...toMatch(parts) });
  };
  return (
    <form className={classes['form']} onSubmit={submit} aria-label="Add a match">
      <TextInput label="SKU on the order" required {...field('sku')} />
      <Select
        label="at"
        allowDeselect={false}
        data={destinations.map(({ id, name }) => ({ value: id, label: name }))}
        value={connectionId}
        onChange={setChosen}
      />
      <PartRows label="is called" parts={parts} onChange={setParts} error={field('targetSku').error} />
      <Button type="submit" variant="default" loading={add.isPending}>
        Add match
      </Button>
      {trouble && <Trouble>{trouble}</Trouble>}
    </form>
  );
}
