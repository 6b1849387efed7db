import { Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { fillOrderText, orderTextFields, placeholderFor } from '../../../../nodes/order-text';
import type { FieldProps } from '../field-props';
import { useArrival } from '../use-preview';
import classes from './order-text-field.module.css';

const asText = (value: unknown) => (typeof value === 'string' ? value : '');

function groupFields() {
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const field of orderTextFields()) {
    const items = groups.get(field.group) ?? [];
    groups.set(field.group, [...items, { value: placeholderFor(field), label: field.label }]);
  }
  return [...groups].map(([group, items]) => ({ group, items }));
}
const choices = groupFields();

interface Props {
  readonly nodeId: string;
  readonly label: string;
  readonly description?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly text: string;
  readonly error?: string | null;
  readonly isLong?: boolean;
  readonly isLocked: boolean;
  change(text: string, isTyping?: boolean): void;
}

/** Text with fields of the order in it: the picker puts one in where the cursor stands, the line below shows what comes of it. */
export function OrderText({ nodeId, label, text, isLong = false, isLocked, change, ...shown }: Props) {
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const insert = (placeholder: string) => {
    const at = input.current?.selectionStart ?? text.length;
    const to = input.current?.selectionEnd ?? at;
    change(`${text.slice(0, at)}${placeholder}${text.slice(to)}`);
    input.current?.focus();
  };
  const common = {
    ref: input,
    label,
    disabled: isLocked,
    value: text,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => change(currentTarget.value, true),
    ...shown,
  };
  return (
    <Stack gap={6}>
      {isLong ? <Textarea {...common} autosize minRows={3} maxRows={14} /> : <TextInput {...common} />}
      {!isLocked && (
        <Select
          size="xs"
          aria-label={`Put a field into ${label.toLowerCase()}`}
          placeholder="Put in a field of the order"
          data={choices}
          searchable
          value={null}
          onChange={(placeholder) => placeholder !== null && insert(placeholder)}
        />
      )}
      <Filled nodeId={nodeId} text={text} />
    </Stack>
  );
}

/** What the text comes to on the pinned order. */
function Filled({ nodeId, text }: { nodeId: string; text: string }) {
  const arrival = useArrival(nodeId);
  if (!arrival || !text.includes('{{')) return null;
  return (
    <Text size="xs" component="p" className={classes['filled'] ?? ''}>
      <span className={classes['for']}>For {arrival.label}:</span> {fillOrderText(text, { visit: arrival.visit })}
    </Text>
  );
}

const toProps = ({ node, ui, value, error, isLocked, change }: FieldProps): Props => ({
  nodeId: node.id,
  label: ui.label,
  description: ui.help,
  placeholder: ui.placeholder,
  text: asText(value),
  error,
  isLocked,
  change,
});

export const OrderTextField = (props: FieldProps) => <OrderText {...toProps(props)} />;
export const LongOrderTextField = (props: FieldProps) => <OrderText {...toProps(props)} isLong />;
