'use client';
import { Button, Stack } from '@mantine/core';
import { itemFields, shipmentFields } from '../../../nodes/order/mapping/fields';
import type { Mapping, ShipmentsMapping } from '../../../nodes/order/mapping/mapping';
import { Disclosure } from '../../_ui/disclosure';
import { FieldRows } from './field-rows';
import { firstRecord } from './first-record';
import { ListPicker } from './list-picker';

interface Props {
  readonly mapping: Mapping;
  /** The order in the sample. */
  readonly scope: unknown;
  readonly onChange: (changes: Partial<Mapping>) => void;
}

const noShipments: ShipmentsMapping = { path: '', fields: {} };

/** Shipments the order itself tells of. */
export function ShipmentsPart({ mapping: { shipments }, scope, onChange }: Props) {
  return (
    <Disclosure title="Shipments in the order" text={shipments ? `In ${shipments.path || 'the order itself'}` : 'None'}>
      {shipments ? (
        <Stack gap="sm">
          <ListPicker
            label="The list of shipments"
            scope={scope}
            path={shipments.path}
            onChange={(path) => onChange({ shipments: { ...shipments, path } })}
          />
          <ShipmentFields shipments={shipments} scope={scope} onChange={(next) => onChange({ shipments: next })} />
          <Button
            variant="default"
            size="compact-sm"
            w="fit-content"
            onClick={() => onChange({ shipments: undefined })}
          >
            Orders tell of no shipments
          </Button>
        </Stack>
      ) : (
        <Button variant="default" size="compact-sm" onClick={() => onChange({ shipments: noShipments })}>
          Orders tell of shipments
        </Button>
      )}
    </Disclosure>
  );
}

interface FieldsProps {
  readonly shipments: ShipmentsMapping;
  readonly scope: unknown;
  readonly onChange: (shipments: ShipmentsMapping) => void;
}

/** The fields of a shipment, and which units are in it. */
export function ShipmentFields({ shipments, scope, onChange }: FieldsProps) {
  const one = firstRecord(scope, shipments.path);
  const items = shipments.items ?? { path: '', fields: {} };
  return (
    <>
      <FieldRows
        what="Shipment"
        fields={shipmentFields}
        sources={shipments.fields}
        scope={one}
        onChange={(fields) => onChange({ ...shipments, fields })}
      />
      <ListPicker
        label="The list of what is in it (none: the whole order)"
        scope={one}
        path={items.path}
        onChange={(path) => onChange({ ...shipments, items: path === '' ? undefined : { ...items, path } })}
      />
      {shipments.items && (
        <FieldRows
          what="Item"
          fields={itemFields}
          sources={items.fields}
          scope={firstRecord(one, items.path)}
          onChange={(fields) => onChange({ ...shipments, items: { ...items, fields } })}
        />
      )}
    </>
  );
}
