import { Checkbox, NativeSelect, Select, Stack, Switch } from '@mantine/core';
import { useOverlay } from '../../editor-context';
import type { FieldProps } from '../field-props';

const choices = (options: Readonly<Record<string, string>> = {}) =>
  Object.entries(options).map(([value, label]) => ({ value, label }));

/** More than this nobody scrolls through: they are searched, and drawn a part at a time. */
const MANY = 40;

export function SelectField({ ui, value, error, isLocked, change }: FieldProps) {
  const chosen = typeof value === 'string' ? value : '';
  const data = choices(ui.options);
  if (data.length > MANY) {
    return (
      <Select
        label={ui.label}
        description={ui.help}
        error={error}
        disabled={isLocked}
        data={data}
        searchable
        selectFirstOptionOnChange
        allowDeselect={false}
        limit={MANY}
        value={chosen === '' ? null : chosen}
        onChange={(option) => option !== null && change(option)}
      />
    );
  }
  return (
    <NativeSelect
      label={ui.label}
      description={ui.help}
      error={error}
      disabled={isLocked}
      data={chosen === '' ? [{ value: '', label: ui.placeholder ?? 'Choose…' }, ...data] : data}
      value={chosen}
      onChange={({ currentTarget }) => change(currentTarget.value)}
    />
  );
}

const asTexts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

export function MultiSelectField({ ui, value, error, isLocked, change }: FieldProps) {
  return (
    <Checkbox.Group label={ui.label} description={ui.help} error={error} value={asTexts(value)} onChange={change}>
      <Stack gap={6} mt={8}>
        {choices(ui.options).map((option) => (
          <Checkbox key={option.value} {...option} size="sm" disabled={isLocked} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

/** A switch nobody has touched shows what its absence means for this node. */
export function ToggleField({ node, ui, value, error, isLocked, change }: FieldProps) {
  const connections = useOverlay((state) => state.connections);
  const connection = connections.get(String(node.settings['connectionId'] ?? ''));
  const isOnUnsaid = ui.absent === 'onForMarketplace' && connection?.kind === 'marketplace';
  return (
    <Switch
      label={ui.label}
      description={ui.help}
      error={error}
      disabled={isLocked}
      checked={typeof value === 'boolean' ? value : isOnUnsaid}
      onChange={({ currentTarget }) => change(currentTarget.checked)}
    />
  );
}
