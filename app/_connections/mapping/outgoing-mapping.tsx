'use client';
import { Stack } from '@mantine/core';
import { Operation, operations } from '../../../nodes/capability';
import { Disclosure } from '../../_ui/disclosure';
import { emptyEndpoint, type Outgoing, readOutgoing } from './endpoint';
import { EndpointForm } from './endpoint-form';
import classes from './mapping.module.css';

interface Props {
  readonly label: string;
  readonly value: unknown;
  readonly error: string | undefined;
  readonly onChange: (outgoing: Outgoing) => void;
}

/** Which request goes out for what; what has no address is not sent. */
export function OutgoingMapping({ label, value, error, onChange }: Props) {
  const outgoing = readOutgoing(value);
  const without = (operation: Operation) =>
    Object.fromEntries(Object.entries(outgoing).filter(([name]) => name !== operation));
  return (
    <fieldset className={classes['box']}>
      <legend>{label}</legend>
      {error && <p className={classes['error']}>{error}</p>}
      <Stack gap={8}>
        {Operation.options.map((operation) => {
          const endpoint = outgoing[operation];
          return (
            <Disclosure
              key={operation}
              title={operations[operation].label}
              text={endpoint ? `${endpoint.method} ${endpoint.url}` : 'Not sent'}
            >
              <EndpointForm
                operation={operation}
                endpoint={endpoint ?? emptyEndpoint}
                onChange={(next) =>
                  onChange(next.url === '' && !next.body ? without(operation) : { ...outgoing, [operation]: next })
                }
              />
            </Disclosure>
          );
        })}
      </Stack>
    </fieldset>
  );
}
