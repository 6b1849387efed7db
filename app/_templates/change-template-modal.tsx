'use client';
import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { sayDone } from '../_ui/notify';
import { Trouble } from '../_ui/trouble';
import { useTRPC } from '../_ui/trpc';
import { useFields } from '../_ui/use-fields';
import { useWorkspace } from '../_ui/workspace';
import { AudienceChoice } from './audience-choice';
import type { TemplateRow } from './template-row';

interface Props {
  readonly template: TemplateRow;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** What a template is called, what it is for, and who may use it. */
export const ChangeTemplateModal = ({ template, opened, onClose }: Props) => (
  <Modal opened={opened} onClose={onClose} title={`Name and audience of ${template.name}`}>
    <ChangeTemplateForm template={template} onClose={onClose} />
  </Modal>
);

function ChangeTemplateForm({ template, onClose }: Omit<Props, 'opened'>) {
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const { name, description } = template;
  const { values, field, trouble, showFailure } = useFields({ name, description });
  const [audience, setAudience] = useState<'here' | 'mine'>(template.audience === 'mine' ? 'mine' : 'here');
  const change = useMutation(
    trpc.templates.change.mutationOptions({
      meta: { quiet: true },
      onSuccess: () => {
        sayDone(`${values.name} is changed.`);
        onClose();
      },
      onError: showFailure,
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ workspace, templateId: template.id, ...values, audience });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {trouble && <Trouble>{trouble}</Trouble>}
        <TextInput label="Name" required maxLength={120} data-autofocus {...field('name')} />
        <Textarea label="What it is for" autosize minRows={2} {...field('description')} />
        <AudienceChoice value={audience} onChange={setAudience} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Not now
          </Button>
          <Button type="submit" loading={change.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
