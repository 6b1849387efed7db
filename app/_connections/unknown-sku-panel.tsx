'use client';
import { Radio, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { sayDone } from '../_ui/notify';
import { sayMany } from '../_ui/say-number';
import { Section } from '../_ui/section';
import { useTRPC } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';
import type { ConnectionView } from './connection-view';
import classes from './panel.module.css';

type Policy = NonNullable<ConnectionView['unknownSku']>['policy'];

/** What becomes of an order with a product this destination does not know. */
export function UnknownSkuPanel({ connection }: { connection: ConnectionView }) {
  const may = useMay();
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const choose = useMutation(
    trpc.connections.setUnknownSku.mutationOptions({ onSuccess: ({ resumed }) => sayDone(sayChosen(resumed)) }),
  );
  const { id, name, unknownSku } = connection;
  if (!unknownSku) return null;
  const policy = choose.isPending ? choose.variables.unknownSku : unknownSku.policy;
  return (
    <Section title="Products it does not know">
      <div className={classes['panel']}>
        <Radio.Group
          aria-label={`When ${name} does not know a product`}
          value={policy}
          onChange={(value) => choose.mutate({ workspace: slug, connectionId: id, unknownSku: readPolicy(value) })}
        >
          <Stack gap="sm">
            <Radio
              value="hold"
              disabled={!may.edit}
              label="Hold the order"
              description="It waits until you say in the SKU map which product it is. Nothing is lost or guessed."
            />
            {unknownSku.customLines !== null && (
              <Radio
                value="custom"
                disabled={!may.edit}
                label="Write a line of its own"
                description={unknownSku.customLines}
              />
            )}
            <Radio
              value="skip"
              disabled={!may.edit}
              label="Leave the product out"
              description="The rest of the order goes, for what the rest costs. The order page says what was left out."
            />
          </Stack>
        </Radio.Group>
        {unknownSku.customLines === null && (
          <p className={classes['help']}>{name} takes no lines without a product, so that is no choice here.</p>
        )}
      </div>
    </Section>
  );
}

const readPolicy = (value: string): Policy => (value === 'custom' || value === 'skip' ? value : 'hold');

const sayChosen = (resumed: number) =>
  resumed === 0
    ? 'Kept for orders from now on.'
    : `${sayMany(resumed, { one: 'order that waited goes', many: 'orders that waited go' })} on.`;
