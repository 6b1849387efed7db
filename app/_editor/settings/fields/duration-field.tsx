import { Group, NativeSelect, NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { FieldProps } from '../field-props';

const units = { minutes: 1, hours: 60, days: 1440 } as const;
type Unit = keyof typeof units;
const unitNames: readonly Unit[] = ['days', 'hours', 'minutes'];
const isUnit = (text: string): text is Unit => text in units;

/** The largest unit in which the time is a whole number. */
const unitOf = (minutes: number): Unit =>
  unitNames.find((unit) => minutes > 0 && minutes % units[unit] === 0) ?? 'minutes';

/** A length of time, kept in minutes, said in the unit people would use. */
export function DurationField({ ui, value, error, isLocked, change }: FieldProps) {
  const minutes = typeof value === 'number' ? value : null;
  const [unit, setUnit] = useState<Unit>(minutes === null ? 'minutes' : unitOf(minutes));
  const takeUnit = (next: string) => {
    if (!isUnit(next)) return;
    setUnit(next);
    if (minutes !== null) change((minutes / units[unit]) * units[next]);
  };
  return (
    <Group gap={8} align="flex-end" wrap="nowrap">
      <NumberInput
        label={ui.label}
        description={ui.help}
        error={error}
        disabled={isLocked}
        min={0}
        value={minutes === null ? '' : minutes / units[unit]}
        onChange={(amount) => change(typeof amount === 'number' ? amount * units[unit] : undefined, true)}
      />
      <NativeSelect
        aria-label={`${ui.label}: unit`}
        disabled={isLocked}
        data={[...unitNames].reverse()}
        value={unit}
        onChange={({ currentTarget }) => takeUnit(currentTarget.value)}
      />
    </Group>
  );
}
