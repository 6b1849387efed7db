'use client';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { sayDone } from '../_ui/notify';
import { problemsOf } from '../_ui/problems-of';
import { sayMany } from '../_ui/say-number';
import { TextSkeleton } from '../_ui/skeletons';
import { type Outputs, useTRPC, useTRPCClient } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import classes from './set-up.module.css';

/** Shows what a file would do before anything of it is kept, or everything that is wrong with it. */
export const FileImportModal = ({ text, onClose }: { text: string | null; onClose: () => void }) => (
  <Modal opened={text !== null} onClose={onClose} title="Import a file">
    {text !== null && <Preview text={text} onClose={onClose} />}
  </Modal>
);

function Preview({ text, onClose }: { text: string; onClose: () => void }) {
  const client = useTRPCClient();
  const { slug: workspace } = useWorkspace();
  const plan = useQuery({
    queryKey: ['file plan', workspace, text],
    queryFn: () => client.files.plan.mutate({ workspace, text }),
    retry: false,
    gcTime: 0,
  });
  if (plan.error) return <Problems error={plan.error} />;
  if (!plan.data) return <TextSkeleton lines={3} />;
  return <Plan plan={plan.data} text={text} onClose={onClose} />;
}

const Problems = ({ error }: { error: unknown }) => (
  <Stack role="alert">
    <Text>Nothing was imported. This is to be put right first:</Text>
    <ul className={classes['problems']}>
      {problemsOf(error).map(({ message, advice }) => (
        <li key={message}>
          {message} {advice}
        </li>
      ))}
    </ul>
  </Stack>
);

const words = { create: 'New', change: 'Draft changes', same: 'As it is' } as const;
const templateWords = { create: 'New template', change: 'Template changes', same: 'As it is' } as const;

const sayImported = ({ flows, templates }: Outputs['files']['plan']): string =>
  flows.length === 0 && templates.length > 0
    ? 'The file is imported. The template is in your library.'
    : 'The file is imported. Its flows are drafts until you publish them.';

interface PlanProps {
  readonly plan: Outputs['files']['plan'];
  readonly text: string;
  readonly onClose: () => void;
}

function Plan({ plan, text, onClose }: PlanProps) {
  const { flows, templates, matches } = plan;
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const bring = useMutation(
    trpc.files.import.mutationOptions({
      onSuccess: () => {
        sayDone(sayImported(plan));
        onClose();
      },
    }),
  );
  return (
    <Stack>
      <ul className={classes['plan']}>
        {flows.map(({ name, what }) => (
          <li key={`flow ${name}`}>
            <span>{name}</span>
            <span>{words[what]}</span>
          </li>
        ))}
        {templates.map(({ name, what }) => (
          <li key={`template ${name}`}>
            <span>{name}</span>
            <span>{templateWords[what]}</span>
          </li>
        ))}
        {matches > 0 && (
          <li>
            <span>SKU map, carriers and reasons</span>
            <span>{sayMany(matches, { one: 'match', many: 'matches' })}</span>
          </li>
        )}
      </ul>
      {flows.length > 0 && <Text size="sm">What is live stays live as it is until you publish.</Text>}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Not now
        </Button>
        <Button loading={bring.isPending} onClick={() => bring.mutate({ workspace, text })}>
          Import
        </Button>
      </Group>
    </Stack>
  );
}
