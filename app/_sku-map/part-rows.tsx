import { ActionIcon, Anchor, NumberInput, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { mostParts, mostUnits } from '../../nodes/order/sku-match';
import classes from './part-rows.module.css';
import type { Part } from './parts';

interface Props {
  /** At least one. */
  readonly parts: readonly Part[];
  readonly onChange: (parts: readonly Part[]) => void;
  /** Of the first product. */
  readonly label: string;
  readonly error?: ReactNode;
  readonly autoFocus?: boolean;
}

/** Which product a SKU is, how many of it, and of a bundle the others. */
export function PartRows({ parts, onChange, label, error, autoFocus = false }: Props) {
  const change = (at: number, changed: Partial<Part>) =>
    onChange(parts.map((part, index) => (index === at ? { ...part, ...changed } : part)));
  const [first, ...more] = parts;
  if (!first) return null;
  return (
    <div className={classes['parts']}>
      <PartRow
        part={first}
        number={1}
        labels={{ units: 'Pieces', sku: label }}
        error={error}
        autoFocus={autoFocus}
        onChange={(changed) => change(0, changed)}
      />
      {more.map((part, index) => (
        <PartRow
          key={part.key}
          part={part}
          number={index + 2}
          onChange={(changed) => change(index + 1, changed)}
          onRemove={() => onChange(parts.filter((one) => one !== part))}
        />
      ))}
      {parts.length < mostParts && (
        <Anchor component="button" type="button" size="sm" onClick={() => onChange([...parts, nextPart(parts)])}>
          It is a bundle: add another product
        </Anchor>
      )}
    </div>
  );
}

interface RowProps {
  readonly part: Part;
  /** From 1. */
  readonly number: number;
  /** Drawn above the first row alone. */
  readonly labels?: { readonly units: string; readonly sku: string };
  readonly error?: ReactNode;
  readonly autoFocus?: boolean;
  readonly onChange: (changed: Partial<Part>) => void;
  readonly onRemove?: () => void;
}

function PartRow({ part, number, labels, error, autoFocus, onChange, onRemove }: RowProps) {
  return (
    <div className={classes['part']}>
      <NumberInput
        className={classes['units']}
        label={labels?.units}
        aria-label={labels ? undefined : `Pieces of product ${number}`}
        min={1}
        max={mostUnits}
        allowDecimal={false}
        value={part.units}
        onChange={(units) => onChange({ units: Number(units) || 1 })}
      />
      <TextInput
        className={classes['sku']}
        label={labels?.sku}
        aria-label={labels ? undefined : `SKU of product ${number}`}
        required
        error={error}
        data-autofocus={autoFocus || undefined}
        value={part.sku}
        onChange={(event) => onChange({ sku: event.currentTarget.value })}
      />
      {onRemove && (
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`Remove product ${number}`} onClick={onRemove}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
}

const nextPart = (parts: readonly Part[]): Part => ({
  key: Math.max(...parts.map(({ key }) => key)) + 1,
  sku: '',
  units: 1,
});
