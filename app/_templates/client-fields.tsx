'use client';
import { Anchor, Select, Stack, TextInput } from '@mantine/core';
import Link from 'next/link';
import { type Answers, type Client, shownValue } from './answers';
import { ParameterField } from './parameter-field';
import type { ClonePlan } from './template-row';
import classes from './templates.module.css';

interface Props {
  readonly client: Client;
  readonly plan: ClonePlan;
  readonly answers: Answers;
  readonly onChange: (change: Partial<Answers>) => void;
}

/** Which accounts a client's flow uses, and what in it is the client's own. */
export function ClientFields({ client, plan, answers, onChange }: Props) {
  return (
    <section className={classes['client']} aria-label={client.name}>
      <h3 className={classes['clientName']}>{client.name}</h3>
      <Stack>
        <TextInput
          label="Name of the flow"
          required
          value={answers.name}
          onChange={({ currentTarget: { value } }) => onChange({ name: value })}
        />
        {plan.slots.map((slot) => (
          <SlotField key={slot.key} slot={slot} client={client} answers={answers} onChange={onChange} />
        ))}
        {plan.parameters.map((parameter) => (
          <ParameterField
            key={parameter.key}
            label={parameter.label}
            value={shownValue(parameter, { client, answers })}
            onChange={(value) => onChange({ values: { ...answers.values, [parameter.key]: value } })}
          />
        ))}
      </Stack>
    </section>
  );
}

interface SlotProps extends Omit<Props, 'plan'> {
  readonly slot: ClonePlan['slots'][number];
}

function SlotField({ slot, client, answers, onChange }: SlotProps) {
  const { key, label } = slot;
  const fitting = client.accounts.filter((one) => fits(one, slot));
  return (
    <Select
      label={label}
      description={
        <Anchor component={Link} href={`/${client.slug}/connections/new`} target="_blank" size="xs">
          Connect another account
        </Anchor>
      }
      required
      placeholder={fitting.length === 0 ? 'No such account yet' : 'Choose an account'}
      data={fitting.map(({ id, name }) => ({ value: id, label: name }))}
      value={answers.bindings[key] ?? null}
      onChange={(id) => onChange({ bindings: { ...answers.bindings, [key]: id } })}
    />
  );
}

/** Accounts that are neither marketplace nor shop, such as one that sends email, are told apart by their channel. */
const fits = ({ kind, channel }: Client['accounts'][number], slot: ClonePlan['slots'][number]): boolean =>
  slot.kind === 'any' ? slot.connector === null || slot.connector === channel : kind === slot.kind || kind === 'any';
