import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useRef } from 'react';
import type { FieldProps } from '../field-props';

/** Text with placeholders: the chips below put one in where the cursor stands. */
export function TemplateField({ ui, value, error, isLocked, change }: FieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const text = typeof value === 'string' ? value : '';
  const insert = (placeholder: string) => {
    const at = input.current?.selectionStart ?? text.length;
    const to = input.current?.selectionEnd ?? at;
    change(`${text.slice(0, at)}{${placeholder}}${text.slice(to)}`);
    input.current?.focus();
  };
  return (
    <Stack gap={6}>
      <TextInput
        ref={input}
        label={ui.label}
        description={ui.help}
        error={error}
        disabled={isLocked}
        value={text}
        onChange={({ currentTarget }) => change(currentTarget.value, true)}
      />
      {!isLocked && (
        <Group gap={6} role="group" aria-label={`Put into ${ui.label.toLowerCase()}`}>
          {Object.entries(ui.options ?? {}).map(([placeholder, label]) => (
            <Button key={placeholder} size="compact-xs" variant="default" onClick={() => insert(placeholder)}>
              {label}
            </Button>
          ))}
        </Group>
      )}
    </Stack>
  );
}
