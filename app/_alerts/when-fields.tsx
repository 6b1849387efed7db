'use client';
import { Checkbox, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { problemFamilies } from '../../nodes/problem-kind';
import type { AlertKind, AlertWhen } from '../../nodes/watch/alert-rule';
import type { AlertSettings } from './alert-view';
import classes from './alerts.module.css';
import type { Errors } from './rule-errors';

type When<Kind extends AlertKind> = Extract<AlertWhen, { kind: Kind }>;

interface Props<Kind extends AlertKind> {
  readonly when: When<Kind>;
  readonly errors: Errors;
  readonly settings: AlertSettings;
  readonly onChange: (when: When<Kind>) => void;
}

/** What a rule is about, in the fields its kind has. */
export function WhenFields({ when, ...rest }: Props<AlertKind>): ReactNode {
  switch (when.kind) {
    case 'connection':
      return <ConnectionFields when={when} {...rest} />;
    case 'problems':
      return <ProblemFields when={when} {...rest} />;
    case 'quiet':
      return <Which when={when} label="Source" all="Every source" {...rest} />;
    case 'deadline':
      return <DeadlineFields when={when} {...rest} />;
    case 'webhook':
      return null;
  }
}

/** What was typed; NaN, which the rule refuses with a sentence, while it is not a number. */
export const toWhole = (value: string | number): number => (value === '' ? Number.NaN : Number(value));

type Placed = When<'connection' | 'problems' | 'quiet' | 'deadline'>;

interface WhichProps<Place extends Placed> {
  readonly when: Place;
  readonly settings: AlertSettings;
  readonly label: string;
  readonly all: string;
  readonly onChange: (when: Place) => void;
}

function Which<Place extends Placed>({ when, settings, label, all, onChange }: WhichProps<Place>) {
  return (
    <Select
      label={label}
      placeholder={all}
      clearable
      searchable
      data={settings.connections.map(({ id, name }) => ({ value: id, label: name }))}
      value={when.connectionId}
      onChange={(connectionId) => onChange({ ...when, connectionId })}
    />
  );
}

function ConnectionFields(props: Props<'connection'>) {
  const { when, errors, onChange } = props;
  return (
    <>
      <Which label="Connection" all="Every connection" {...props} />
      <Optional
        label="Also when it does not answer for long"
        unit="minutes"
        value={when.downMinutes}
        standard={15}
        error={errors['when.downMinutes']}
        onChange={(downMinutes) => onChange({ ...when, downMinutes })}
      />
      <Optional
        label="Also when somebody left it paused"
        unit="hours"
        value={when.pausedHours}
        standard={24}
        error={errors['when.pausedHours']}
        onChange={(pausedHours) => onChange({ ...when, pausedHours })}
      />
    </>
  );
}

interface OptionalProps {
  readonly label: string;
  readonly unit: string;
  readonly value: number | null;
  readonly standard: number;
  readonly error: string | undefined;
  readonly onChange: (value: number | null) => void;
}

/** A number behind a box to tick. */
function Optional({ label, unit, value, standard, error, onChange }: OptionalProps) {
  return (
    <div className={classes['optional']}>
      <Checkbox
        label={label}
        checked={value !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? standard : null)}
      />
      {value !== null && (
        <NumberInput
          aria-label={`${label}: ${unit}`}
          suffix={` ${unit}`}
          w={140}
          min={0}
          value={value}
          error={error}
          onChange={(text) => onChange(toWhole(text))}
        />
      )}
    </div>
  );
}

function ProblemFields(props: Props<'problems'>) {
  const { when, errors, settings, onChange } = props;
  const set = (changes: Partial<When<'problems'>>) => onChange({ ...when, ...changes });
  return (
    <>
      <div className={classes['row']}>
        <Select
          label="Because of"
          placeholder="Anything"
          clearable
          data={familyChoices}
          value={when.family}
          onChange={(family) => set({ family })}
        />
        <Which label="Connection" all="Every connection" {...props} />
        <Select
          label="Flow"
          placeholder="Every flow"
          clearable
          searchable
          data={settings.flows.map(({ id, name }) => ({ value: id, label: name }))}
          value={when.flowId}
          onChange={(flowId) => set({ flowId })}
        />
      </div>
      <SegmentedControl
        aria-label="How many alerts"
        data={[
          { value: 'cause', label: 'One alert for each cause' },
          { value: 'all', label: 'One for all together' },
        ]}
        value={when.per}
        onChange={(per) => set({ per: per === 'all' ? 'all' : 'cause' })}
      />
      <div className={classes['row']}>
        <NumberInput
          label="From so many orders"
          min={1}
          value={when.orders}
          error={errors['when.orders']}
          onChange={(value) => set({ orders: toWhole(value) })}
        />
        <NumberInput
          label="That wait for"
          suffix=" minutes"
          min={0}
          value={when.minutes}
          error={errors['when.minutes']}
          onChange={(value) => set({ minutes: toWhole(value) })}
        />
      </div>
      <MoneyFields {...props} />
    </>
  );
}

/** Titles that several families share are one choice each: the first. */
const familyChoices = problemFamilies
  .filter(([, title], index) => problemFamilies.findIndex(([, other]) => other === title) === index)
  .map(([value, label]) => ({ value, label }));

function MoneyFields({ when, errors, onChange }: Props<'problems'>) {
  const { money } = when;
  return (
    <div className={classes['optional']}>
      <Checkbox
        label="Or when so much money waits"
        checked={money !== null}
        onChange={(event) =>
          onChange({ ...when, money: event.currentTarget.checked ? { amount: '1000', currency: 'EUR' } : null })
        }
      />
      {money && (
        <>
          <TextInput
            aria-label="Amount"
            w={110}
            inputMode="decimal"
            value={money.amount}
            error={errors['when.money.amount']}
            onChange={(event) => onChange({ ...when, money: { ...money, amount: event.currentTarget.value.trim() } })}
          />
          <TextInput
            aria-label="Currency"
            w={80}
            maxLength={3}
            value={money.currency}
            error={errors['when.money.currency']}
            onChange={(event) =>
              onChange({ ...when, money: { ...money, currency: event.currentTarget.value.toUpperCase() } })
            }
          />
        </>
      )}
    </div>
  );
}

function DeadlineFields(props: Props<'deadline'>) {
  const { when, errors, onChange } = props;
  return (
    <>
      <div className={classes['row']}>
        <Which label="Source" all="Every source" {...props} />
        <NumberInput
          label="Before the ship-by date"
          suffix=" hours"
          min={1}
          value={when.hours}
          error={errors['when.hours']}
          onChange={(value) => onChange({ ...when, hours: toWhole(value) })}
        />
      </div>
      <Checkbox
        label="Only orders that have not reached their destination"
        checked={when.onlyStuck}
        onChange={(event) => onChange({ ...when, onlyStuck: event.currentTarget.checked })}
      />
    </>
  );
}
