'use client';
import { Button, Stack, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { itemFields, noticeFields } from '../../../nodes/order/mapping/fields';
import type { Mapping } from '../../../nodes/order/mapping/mapping';
import { Disclosure } from '../../_ui/disclosure';
import { FieldRows } from './field-rows';
import { firstRecord } from './first-record';
import { ListPicker } from './list-picker';
import { ShipmentFields } from './shipments-part';

interface Props {
  readonly mapping: Mapping;
  readonly onChange: (changes: Partial<Mapping>) => void;
}

/** Messages of their own about a shipment or a cancellation, which only name their order. */
export function NoticeParts(props: Props) {
  return (
    <>
      <ShipmentNotice {...props} />
      <CancellationNotice {...props} />
    </>
  );
}

function ShipmentNotice({ mapping: { shipmentNotice: notice }, onChange }: Props) {
  return (
    <Notice
      title="Messages about a shipment"
      isOn={notice !== undefined}
      onSwitch={(on) =>
        onChange({ shipmentNotice: on ? { fields: {}, shipment: { path: '', fields: {} } } : undefined })
      }
    >
      {(sample) =>
        notice && (
          <>
            <FieldRows
              what="Shipment message"
              fields={noticeFields}
              sources={notice.fields}
              scope={sample}
              onChange={(fields) => onChange({ shipmentNotice: { ...notice, fields } })}
            />
            <ShipmentFields
              shipments={notice.shipment}
              scope={sample}
              onChange={(shipment) => onChange({ shipmentNotice: { ...notice, shipment } })}
            />
          </>
        )
      }
    </Notice>
  );
}

function CancellationNotice({ mapping: { cancellationNotice: notice }, onChange }: Props) {
  const items = notice?.items ?? { path: '', fields: {} };
  return (
    <Notice
      title="Messages about a cancellation"
      isOn={notice !== undefined}
      onSwitch={(on) => onChange({ cancellationNotice: on ? { fields: {} } : undefined })}
    >
      {(sample) =>
        notice && (
          <>
            <FieldRows
              what="Cancellation message"
              fields={noticeFields}
              sources={notice.fields}
              scope={sample}
              onChange={(fields) => onChange({ cancellationNotice: { ...notice, fields } })}
            />
            <ListPicker
              label="The list of what is cancelled"
              scope={sample}
              path={items.path}
              onChange={(path) =>
                onChange({ cancellationNotice: { ...notice, items: path === '' ? undefined : { ...items, path } } })
              }
            />
            {notice.items && (
              <FieldRows
                what="Item"
                fields={itemFields}
                sources={items.fields}
                scope={firstRecord(sample, items.path)}
                onChange={(fields) => onChange({ cancellationNotice: { ...notice, items: { ...items, fields } } })}
              />
            )}
          </>
        )
      }
    </Notice>
  );
}

interface NoticeProps {
  readonly title: string;
  readonly isOn: boolean;
  readonly onSwitch: (on: boolean) => void;
  readonly children: (sample: unknown) => ReactNode;
}

function Notice({ title, isOn, onSwitch, children }: NoticeProps) {
  const [text, setText] = useState('');
  return (
    <Disclosure title={title} text={isOn ? 'Read' : 'None of their own'}>
      <Stack gap="sm">
        {isOn && (
          <Textarea
            label="A sample of one"
            autosize
            minRows={2}
            maxRows={8}
            error={text.trim() !== '' && parse(text) === undefined ? 'The sample is not JSON.' : undefined}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        {isOn && children(parse(text))}
        <Button variant="default" size="compact-sm" w="fit-content" onClick={() => onSwitch(!isOn)}>
          {isOn ? 'There are no such messages' : 'There are such messages'}
        </Button>
      </Stack>
    </Disclosure>
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
