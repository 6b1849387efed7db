'use client';
import { SegmentedControl, Select, Stack, TextInput } from '@mantine/core';
import type { ChangeEvent } from 'react';
import type { Operation } from '../../../nodes/capability';
import { BodyRows } from './body-rows';
import { Endpoint } from './endpoint';
import classes from './mapping.module.css';

interface Props {
  readonly operation: Operation;
  readonly endpoint: Endpoint;
  readonly onChange: (endpoint: Endpoint) => void;
}

/** One request: where to, what is in it, how the answer is understood. */
export function EndpointForm({ operation, endpoint, onChange }: Props) {
  const text = (name: 'url' | 'fileField' | 'answerId' | 'lookUp') => ({
    value: endpoint[name] ?? '',
    onChange: (event: ChangeEvent<HTMLInputElement>) =>
      onChange({ ...endpoint, [name]: event.currentTarget.value || (name === 'url' ? '' : undefined) }),
  });
  return (
    <Stack gap="sm">
      <TextInput
        label="Address"
        description="May hold {number}, {orderId}, {remoteId} and {reference}."
        placeholder="https://erp.example.com/orders"
        {...text('url')}
      />
      <Select
        label="Method"
        allowDeselect={false}
        data={['POST', 'PUT', 'PATCH', 'DELETE']}
        value={endpoint.method}
        onChange={(method) => onChange({ ...endpoint, method: Endpoint.shape.method.catch('POST').parse(method) })}
      />
      <BodyPart operation={operation} endpoint={endpoint} onChange={onChange} />
      {operation === 'label' && (
        <TextInput
          label="Send the label as a file in the form field"
          description="The request becomes a form (multipart). Empty: the label goes as Base64 inside the JSON."
          placeholder="file"
          {...text('fileField')}
        />
      )}
      <TextInput
        label="Where the answer has the new number"
        description="Leave empty when it has none."
        placeholder="order.id"
        {...text('answerId')}
      />
      <TextInput
        label="Address to look it up by"
        description="Asked before anything is sent a second time. 404 or an empty answer means: not there."
        placeholder="https://erp.example.com/orders?reference={reference}"
        {...text('lookUp')}
      />
    </Stack>
  );
}

function BodyPart({ operation, endpoint, onChange }: Props) {
  const { body, ...rest } = endpoint;
  return (
    <div>
      <p className={classes['name']} id={`content-${operation}`}>
        What is sent
      </p>
      <SegmentedControl
        aria-labelledby={`content-${operation}`}
        data={[
          { value: 'ours', label: 'Our whole order, as JSON' },
          { value: 'fields', label: 'Fields I name' },
        ]}
        value={body ? 'fields' : 'ours'}
        onChange={(kind) => onChange(kind === 'ours' ? rest : { ...rest, body: [] })}
      />
      {body && <BodyRows operation={operation} body={body} onChange={(next) => onChange({ ...rest, body: next })} />}
    </div>
  );
}
