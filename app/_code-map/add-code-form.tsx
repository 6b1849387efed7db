'use client';
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { codeKinds } from '../../nodes/order/code-match';
import { sayResumed } from '../_sku-map/say-resumed';
import { sayDone } from '../_ui/notify';
import { Trouble } from '../_ui/trouble';
import { useTRPC } from '../_ui/trpc';
import { useFields } from '../_ui/use-fields';
import { useWorkspace } from '../_ui/workspace';
import classes from './code-map.module.css';
import type { CodeKindView, Destination } from './code-map-view';
import { TargetField } from './target-field';

/** One more match, as a sentence to fill in. */
export function AddCodeForm({ view: { kind }, destination }: { view: CodeKindView; destination: Destination }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const empty = { code: '', target: '', service: '', trackingUrl: '' };
  const { values, set, field, showFailure, trouble } = useFields(empty);
  const [typed] = useDebouncedValue(values.code.trim(), 300);
  const add = useMutation(
    trpc.codeMap.set.mutationOptions({
      meta: { quiet: true },
      onSuccess: ({ resumed }, { code, target }) => {
        sayDone(`“${code}” is “${target}” at ${destination.name} from now on. ${sayResumed(resumed)}`);
        for (const name of ['code', 'target', 'service', 'trackingUrl'] as const) set(name, '');
      },
      onError: showFailure,
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { code, target } = values;
    const more = { service: values.service.trim() || null, trackingUrl: values.trackingUrl.trim() || null };
    add.mutate({ workspace: slug, connectionId: destination.id, kind, code, target, ...more });
  };
  const isCarrier = kind === 'carrier';
  return (
    <form className={classes['form']} onSubmit={submit} aria-label="Add a match">
      <TextInput
        label={`${isCarrier ? 'Carrier' : 'Reason'} on the order`}
        placeholder={isCarrier ? 'Royal Mail' : 'Sold out'}
        required
        maxLength={200}
        {...field('code')}
      />
      <TargetField
        label={`is called at ${destination.name}`}
        kind={kind}
        code={typed}
        connectionId={destination.id}
        value={values.target}
        onChange={(target) => set('target', target)}
        error={field('target').error}
      />
      {isCarrier && <CarrierFields field={field} />}
      <Button
        type="submit"
        variant="default"
        loading={add.isPending}
        aria-label={`Add match for a ${codeKinds[kind].one}`}
      >
        Add match
      </Button>
      {trouble && <Trouble>{trouble}</Trouble>}
    </form>
  );
}

/** What else may be said of a carrier. */
function CarrierFields({ field }: { field: (name: 'service' | 'trackingUrl') => object }) {
  return (
    <>
      <TextInput label="Service (optional)" placeholder="Tracked 24" maxLength={200} {...field('service')} />
      <TextInput
        label="Tracking link (optional)"
        placeholder="https://track.example/{number}"
        maxLength={500}
        {...field('trackingUrl')}
      />
    </>
  );
}
