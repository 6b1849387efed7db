'use client';
import { Stack, TextInput } from '@mantine/core';
import { Disclosure } from '../_ui/disclosure';
import { type Answers, type Client, missingFor, shownValue } from './answers';
import { ParameterField } from './parameter-field';
import { SlotField } from './slot-field';
import type { ClonePlan } from './template-row';
import classes from './templates.module.css';

interface Props {
  readonly client: Client;
  readonly plan: ClonePlan;
  readonly answers: Answers;
  readonly onChange: (change: Partial<Answers>) => void;
}

/** Which accounts a client's flow uses, and what in it is the client's own. */
export const ClientFields = (props: Props) => (
  <section className={classes['client']} aria-label={props.client.name}>
    <h3 className={classes['clientName']}>{props.client.name}</h3>
    <Fields {...props} />
  </section>
);

/** The same as one of many: closed, with what is still to be said beside the name. */
export function FoldedClient(props: Props) {
  const { client, plan, answers } = props;
  const missing = missingFor(client, { plan, answers });
  return (
    <Disclosure title={client.name} text={missing === null ? 'Ready' : `Still to choose: ${missing}`}>
      <Fields {...props} />
    </Disclosure>
  );
}

const Fields = ({ client, plan, answers, onChange }: Props) => (
  <Stack>
    <TextInput
      label="Name of the flow"
      required
      maxLength={120}
      value={answers.name}
      onChange={({ currentTarget: { value } }) => onChange({ name: value })}
    />
    {plan.slots.map((slot) => (
      <SlotField key={slot.key} slot={slot} client={client} answers={answers} onChange={onChange} />
    ))}
    {plan.parameters.map((parameter) => (
      <ParameterField
        key={parameter.key}
        parameter={parameter}
        value={shownValue(parameter, { client, answers })}
        onChange={(value) => onChange({ values: { ...answers.values, [parameter.key]: value } })}
      />
    ))}
  </Stack>
);
