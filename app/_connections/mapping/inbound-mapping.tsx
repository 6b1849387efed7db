'use client';
import { Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { lineFields, orderFields } from '../../../nodes/order/mapping/fields';
import { Mapping } from '../../../nodes/order/mapping/mapping';
import { Disclosure } from '../../_ui/disclosure';
import type { FieldValues } from '../field-values';
import { FieldRows } from './field-rows';
import { firstRecord } from './first-record';
import { ListPicker } from './list-picker';
import classes from './mapping.module.css';
import { MappingPreview } from './mapping-preview';
import { NoticeParts } from './notice-parts';
import { SampleBox } from './sample-box';
import { ShipmentsPart } from './shipments-part';
import { TopicRows } from './topic-rows';

interface Props {
  readonly connectorId: string;
  readonly label: string;
  readonly value: unknown;
  readonly error: string | undefined;
  readonly onChange: (mapping: Mapping) => void;
  /** A sample proposes more than the mapping: how messages are signed, where their topic is. */
  readonly onSuggest: (values: FieldValues) => void;
}

const emptyMapping = Mapping.parse({});
const readMapping = (value: unknown): Mapping => Mapping.catch(emptyMapping).parse(value ?? {});
const isMapped = ({ order }: Mapping) => Object.values(order).some(Boolean);

/** Which field of a system's messages is which: proposed from a pasted sample, mended by picking, tried out at once. */
export function InboundMapping({ connectorId, label, value, error, onChange, onSuggest }: Props) {
  const [sample, setSample] = useState<unknown>(undefined);
  const mapping = readMapping(value);
  return (
    <fieldset className={classes['box']}>
      <legend>{label}</legend>
      <Stack gap="md">
        {error && <p className={classes['error']}>{error}</p>}
        <SampleBox connectorId={connectorId} onSample={setSample} onSuggest={onSuggest} />
        {(isMapped(mapping) || sample !== undefined) && (
          <>
            {sample !== undefined && <MappingPreview mapping={mapping} sample={sample} />}
            <MappingParts mapping={mapping} sample={sample} onChange={onChange} />
          </>
        )}
      </Stack>
    </fieldset>
  );
}

interface PartsProps {
  readonly mapping: Mapping;
  readonly sample: unknown;
  readonly onChange: (mapping: Mapping) => void;
}

function MappingParts({ mapping, sample, onChange }: PartsProps) {
  const scope = firstRecord(sample, mapping.root);
  const change = (changes: Partial<Mapping>) => onChange({ ...mapping, ...changes });
  return (
    <Stack gap={8}>
      <Disclosure title="The order" text={sayPicked(mapping.order)}>
        <FieldRows
          what="Order"
          fields={orderFields}
          sources={mapping.order}
          scope={scope}
          onChange={(order) => change({ order })}
        />
      </Disclosure>
      <Disclosure title="Its lines" text={sayPicked(mapping.lines.fields)}>
        <LinesPart mapping={mapping} scope={scope} onChange={change} />
      </Disclosure>
      <Disclosure title="Numbers and times" text="How amounts and moments are written">
        <WritingPart mapping={mapping} onChange={change} />
      </Disclosure>
      <ShipmentsPart mapping={mapping} scope={scope} onChange={change} />
      <NoticeParts mapping={mapping} onChange={change} />
      <Disclosure title="Topics" text="Which messages are orders, shipments, cancellations">
        <TopicRows topics={mapping.topics} onChange={(topics) => change({ topics })} />
      </Disclosure>
    </Stack>
  );
}

const sayPicked = (sources: Readonly<Record<string, unknown>>) => {
  const count = Object.values(sources).filter(Boolean).length;
  return count === 1 ? '1 field picked' : `${count} fields picked`;
};

interface PartProps {
  readonly mapping: Mapping;
  readonly onChange: (changes: Partial<Mapping>) => void;
}

function LinesPart({ mapping: { lines }, scope, onChange }: PartProps & { scope: unknown }) {
  return (
    <Stack gap="sm">
      <ListPicker
        label="The list of lines"
        scope={scope}
        path={lines.path}
        onChange={(path) => onChange({ lines: { ...lines, path } })}
      />
      <FieldRows
        what="Line"
        fields={lineFields}
        sources={lines.fields}
        scope={firstRecord(scope, lines.path)}
        onChange={(fields) => onChange({ lines: { ...lines, fields } })}
      />
    </Stack>
  );
}

function WritingPart({ mapping, onChange }: PartProps) {
  return (
    <Stack gap="sm">
      <Select
        label="Amounts"
        allowDeselect={false}
        data={[
          { value: 'major', label: '19.99 is 19.99' },
          { value: 'minor', label: '1999 is 19.99 (cents)' },
        ]}
        value={mapping.amounts}
        onChange={(amounts) => onChange({ amounts: amounts === 'minor' ? 'minor' : 'major' })}
      />
      <Select
        label="Times"
        allowDeselect={false}
        data={[
          { value: 'detect', label: 'Find out by themselves' },
          { value: 'seconds', label: 'Seconds since 1970' },
          { value: 'milliseconds', label: 'Milliseconds since 1970' },
        ]}
        value={mapping.times}
        onChange={(times) => onChange({ times: Mapping.shape.times.catch('detect').parse(times) })}
      />
    </Stack>
  );
}
