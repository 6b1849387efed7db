'use client';
import { Checkbox, Fieldset, Stack, Text, TextInput } from '@mantine/core';
import { clientKey, nameAccounts } from '../../nodes/template/account-marks';
import { isAddressMark } from '../../nodes/template/address-marks';
import type { TemplateSuggestion } from '../../server/templates/draft-from-flow';
import { sayMany } from '../_ui/say-number';
import type { Labels } from './template-choices';

interface Props {
  readonly candidates: TemplateSuggestion['candidates'];
  readonly slots: readonly { readonly key: string; readonly name: string }[];
  readonly labels: Labels['parameters'];
  readonly onChange: (labels: Labels['parameters']) => void;
}

/** Which texts and numbers each client sets for themselves. */
export const ParameterChoice = ({ candidates, slots, labels, onChange }: Props) => (
  <Fieldset legend="What each client sets">
    <Stack>
      <Text size="sm">Tick what differs from client to client, and say what it is. The rest stays as it is.</Text>
      {candidates.map((candidate, index) => (
        <Candidate
          key={JSON.stringify(candidate.value)}
          candidate={candidate}
          shown={shown(candidate, slots)}
          label={labels[index] ?? null}
          onChange={(label) => onChange(withLabel(labels, { index, label }))}
        />
      ))}
    </Stack>
  </Fieldset>
);

function withLabel(labels: Labels['parameters'], { index, label }: { index: number; label: string | null }) {
  const rest = Object.entries(labels).filter(([place]) => Number(place) !== index);
  return Object.fromEntries(label === null ? rest : [...rest, [index, label]]);
}

function shown({ value }: Props['candidates'][number], slots: Props['slots']): string {
  if (typeof value !== 'string') return [value].flat().join(', ');
  return isAddressMark(value) ? 'An address, which stays here' : nameAccounts(value, [...slots, theClient]);
}

const theClient = { key: clientKey, name: 'the client’s name' };

interface CandidateProps {
  readonly candidate: Props['candidates'][number];
  readonly shown: string;
  readonly label: string | null;
  readonly onChange: (label: string | null) => void;
}

function Candidate({ candidate, shown: text, label, onChange }: CandidateProps) {
  const places = candidate.places > 1 ? `, in ${sayMany(candidate.places, { one: 'place' })}` : '';
  return (
    <div>
      <Checkbox
        label={text}
        description={`${candidate.label}${places}`}
        checked={label !== null}
        disabled={typeof candidate.value === 'string' && isAddressMark(candidate.value)}
        onChange={({ currentTarget: { checked } }) => onChange(checked ? candidate.label : null)}
      />
      {label !== null && (
        <TextInput
          mt={6}
          ml={32}
          aria-label={`What “${text}” is called`}
          required
          value={label}
          onChange={({ currentTarget: { value } }) => onChange(value)}
        />
      )}
    </div>
  );
}
