import { Stack, TextInput } from '@mantine/core';
import { NamedText } from '../../../../nodes/http-call.node';
import type { FieldProps } from '../field-props';
import { ListFrame } from './list-frame';
import { OrderText } from './order-text-field';
import { readList } from './read-list';

/** Names as another system knows them, each with what it is for the order. */
export function NamedTextsField(props: FieldProps) {
  return (
    <ListFrame<NamedText>
      field={props}
      items={readList(NamedText, props.value)}
      noun="field"
      makeNew={() => ({ name: '', text: '' })}
      draw={(field, change) => (
        <Stack gap={8}>
          <TextInput
            size="xs"
            label="Name there"
            placeholder="orderNumber"
            disabled={props.isLocked}
            value={field.name}
            onChange={({ currentTarget }) => change({ ...field, name: currentTarget.value }, true)}
          />
          <OrderText
            nodeId={props.node.id}
            label="Value"
            placeholder="{{number}}"
            text={field.text}
            isLocked={props.isLocked}
            change={(text, isTyping) => change({ ...field, text }, isTyping)}
          />
        </Stack>
      )}
    />
  );
}
