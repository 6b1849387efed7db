import { Button, Group, Select, Stack, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { papers } from '../../nodes/label/label-convert-settings';
import { sayDone } from '../_ui/notify';
import { type Outputs, useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { readPaper } from './paper-choice';
import { TemplateChips } from './template-chips';
import { type TemplateKind, templateKinds } from './template-kinds';
import classes from './template-page.module.css';
import { TemplatePreview } from './template-preview';

type Template = Outputs['papers']['template'];

const sheets = Object.entries(papers)
  .filter(([value]) => value !== 'own')
  .map(([value, label]) => ({ value, label }));

/** Text on one side, paper on the other. Nothing is kept before it is saved. */
export function TemplateEditor({ kind, template }: { kind: TemplateKind; template: Template }) {
  const [source, setSource] = useState(template.source);
  const [paper, setPaper] = useState(readPaper(template.paper));
  const text = useRef<HTMLTextAreaElement>(null);
  const { save, isSaving } = useSave(kind);
  const isChanged = source !== template.source || paper !== template.paper;
  const insert = (field: string) => {
    const at = text.current?.selectionStart ?? source.length;
    setSource(`${source.slice(0, at)}${field}${source.slice(at)}`);
    text.current?.focus();
  };
  return (
    <div className={classes['columns']}>
      <Stack>
        <Textarea
          ref={text}
          className={classes['source'] ?? ''}
          label="Template"
          spellCheck={false}
          autosize
          minRows={18}
          maxRows={32}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
        <TemplateChips onChoose={insert} />
        <Select
          label="Paper"
          data={sheets}
          value={paper}
          allowDeselect={false}
          onChange={(one) => setPaper(readPaper(one))}
        />
        <Group>
          <Button disabled={!isChanged} loading={isSaving} onClick={() => save({ source, paper })}>
            Save
          </Button>
          {template.updatedAt !== null && (
            <Button variant="default" loading={isSaving} onClick={() => save(null)}>
              Go back to Sluice’s own
            </Button>
          )}
        </Group>
      </Stack>
      <TemplatePreview name={templateKinds[kind].title} template={{ source, paper }} />
    </div>
  );
}

function useSave(kind: TemplateKind) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { slug } = useWorkspace();
  const saving = useMutation(
    trpc.papers.saveTemplate.mutationOptions({
      onSuccess: (template) => {
        client.setQueryData(trpc.papers.template.queryKey({ workspace: slug, kind }), template);
        sayDone('The next papers look like this.');
      },
    }),
  );
  return {
    save: (template: { source: string; paper: Template['paper'] } | null) =>
      saving.mutate({ workspace: slug, kind, template }),
    isSaving: saving.isPending,
  };
}
