import { Button, Checkbox, Group, Modal, Select, Stack } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { papers } from '../../nodes/label/label-convert-settings';
import { sayMany } from '../_ui/say-number';
import { type Outputs, useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { type PaperChoice, paperKinds, readPaper } from './paper-choice';
import { PapersProgress } from './papers-progress';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly orderIds: readonly string[];
}

/** Asks which papers of these orders to print, and hands them over as one PDF. */
export function PrintPapersModal({ opened, onClose, orderIds }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={orderIds.length === 1 ? 'Print papers' : `Print papers of ${sayMany(orderIds.length, { one: 'order' })}`}
    >
      <Choosing orderIds={orderIds} />
    </Modal>
  );
}

type Job = Outputs['papers']['start'];

function Choosing({ orderIds }: Pick<Props, 'orderIds'>) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const [choice, setChoice] = useState<PaperChoice>({ kinds: ['label'], paper: '4x6in' });
  const [job, setJob] = useState<Job | null>(null);
  const start = useMutation(trpc.papers.start.mutationOptions({ onSuccess: setJob }));
  if (job) return <PapersProgress jobId={job.id} onAgain={() => setJob(null)} />;
  return (
    <Stack>
      <Checkbox.Group
        label="Papers"
        value={[...choice.kinds]}
        onChange={(kinds) =>
          setChoice({ ...choice, kinds: paperKinds.map(({ kind }) => kind).filter((one) => kinds.includes(one)) })
        }
      >
        <Stack gap="xs" mt="xs">
          {paperKinds.map(({ kind, label }) => (
            <Checkbox key={kind} value={kind} label={label} />
          ))}
        </Stack>
      </Checkbox.Group>
      {choice.kinds.includes('label') && (
        <Select
          label="Labels on"
          data={Object.entries(papers).map(([value, label]) => ({ value, label }))}
          value={choice.paper}
          allowDeselect={false}
          onChange={(paper) => setChoice({ ...choice, paper: readPaper(paper) })}
        />
      )}
      <Group justify="flex-end">
        <Button
          leftSection={<IconPrinter size={16} aria-hidden />}
          disabled={choice.kinds.length === 0}
          loading={start.isPending}
          onClick={() =>
            start.mutate({ workspace: slug, orderIds: [...orderIds], kinds: [...choice.kinds], paper: choice.paper })
          }
        >
          Make the PDF
        </Button>
      </Group>
    </Stack>
  );
}
