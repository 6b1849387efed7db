'use client';
import { Button, Fieldset, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { TemplateSuggestion } from '../../server/templates/draft-from-flow';
import { sayDone } from '../_ui/notify';
import { Trouble } from '../_ui/trouble';
import { useTRPC } from '../_ui/trpc';
import { useFields } from '../_ui/use-fields';
import { useWorkspace } from '../_ui/workspace';
import { AudienceChoice } from './audience-choice';
import { ParameterChoice } from './parameter-choice';
import { choicesFrom, firstLabels, type Labels } from './template-choices';
import type { TemplateRow } from './template-row';

interface Props {
  readonly flowId: string;
  readonly suggestion: TemplateSuggestion;
  readonly onClose: () => void;
}

export function SaveTemplateForm({ flowId, suggestion, onClose }: Props) {
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const { name, description, slots, candidates } = suggestion;
  const { values, set, field, trouble, showFailure } = useFields({ name, description });
  const [labels, setLabels] = useState<Labels>(() => firstLabels(suggestion));
  const [audience, setAudience] = useState<'here' | 'mine'>('mine');
  const [replaced, setReplaced] = useState<TemplateRow | null>(null);
  // A new version is called and shared as the template is, until somebody says otherwise.
  const replace = (template: TemplateRow | null) => {
    setReplaced(template);
    set('name', template?.name ?? name);
    set('description', template?.description ?? description);
    if (template) setAudience(template.audience === 'here' ? 'here' : 'mine');
  };
  const save = useMutation(
    trpc.templates.save.mutationOptions({
      meta: { quiet: true },
      onSuccess: ({ version }) => {
        sayDone(`${values.name} is in your templates, as version ${version}.`);
        onClose();
      },
      onError: showFailure,
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const choices = choicesFrom(suggestion, labels);
    save.mutate({ workspace, flowId, ...values, audience, ...choices, ...(replaced && { templateId: replaced.id }) });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>Your accounts stay here: whoever uses the template chooses their own.</Text>
        {trouble && <Trouble>{trouble}</Trouble>}
        <TextInput label="Name" required {...field('name')} />
        <Textarea label="What it is for" autosize minRows={2} {...field('description')} />
        <ReplaceChoice value={replaced} onChange={replace} />
        <AudienceChoice value={audience} onChange={setAudience} />
        <SlotLabels slots={slots} labels={labels} onChange={setLabels} />
        {candidates.length > 0 && (
          <ParameterChoice
            candidates={candidates}
            slots={slots.map(({ key, label }) => ({ key, name: labels.slots[key] ?? label }))}
            labels={labels.parameters}
            onChange={(parameters) => setLabels((before) => ({ ...before, parameters }))}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Not now
          </Button>
          <Button type="submit" loading={save.isPending}>
            Save the template
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface SlotLabelsProps {
  readonly slots: TemplateSuggestion['slots'];
  readonly labels: Labels;
  readonly onChange: (labels: Labels) => void;
}

function SlotLabels({ slots, labels, onChange }: SlotLabelsProps) {
  if (slots.length === 0) return null;
  return (
    <Fieldset legend="What the accounts are called">
      <Stack>
        {slots.map(({ key, label }) => (
          <TextInput
            key={key}
            label={label}
            required
            value={labels.slots[key] ?? label}
            onChange={({ currentTarget: { value } }) =>
              onChange({ ...labels, slots: { ...labels.slots, [key]: value } })
            }
          />
        ))}
      </Stack>
    </Fieldset>
  );
}

interface ReplaceProps {
  readonly value: TemplateRow | null;
  readonly onChange: (template: TemplateRow | null) => void;
}

/** A template that is to be this from now on; its clones then see that it has moved on. */
function ReplaceChoice({ value, onChange }: ReplaceProps) {
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const { data } = useQuery(trpc.templates.list.queryOptions({ workspace }));
  const mine = data?.filter(({ isFromHere }) => isFromHere) ?? [];
  if (mine.length === 0) return null;
  return (
    <Select
      label="As"
      placeholder="A new template"
      clearable
      data={mine.map(({ id, name, version }) => ({ value: id, label: `Version ${version + 1} of ${name}` }))}
      value={value?.id ?? null}
      onChange={(chosen) => onChange(mine.find(({ id }) => id === chosen) ?? null)}
    />
  );
}
