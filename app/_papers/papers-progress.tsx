import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { sayFailed } from '../_ui/notify';
import { QueryView } from '../_ui/query-view';
import { saveFile } from '../_ui/save-file';
import { sayMany } from '../_ui/say-number';
import { TextSkeleton } from '../_ui/skeletons';
import { type Outputs, useTRPC, useTRPCClient } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { bytesOf, openToPrint } from './paper-file';
import classes from './papers-progress.module.css';

type Job = Outputs['papers']['progress'];
const lookAgainMs = 600;

/** How far the PDF is; then the PDF, and what is not in it. */
export function PapersProgress({ jobId, onAgain }: { jobId: string; onAgain: () => void }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const query = useQuery(
    trpc.papers.progress.queryOptions(
      { workspace: slug, id: jobId },
      { refetchInterval: ({ state }) => (state.data?.state === 'planned' || !state.data ? lookAgainMs : false) },
    ),
  );
  return (
    <QueryView query={query} skeleton={<TextSkeleton lines={2} />}>
      {(job) => (
        <Stack aria-live="polite">
          {job.state === 'planned' ? <Printing job={job} /> : <Printed job={job} jobId={jobId} />}
          {job.state !== 'planned' && (
            <Button variant="subtle" w="fit-content" onClick={onAgain}>
              Choose other papers
            </Button>
          )}
        </Stack>
      )}
    </QueryView>
  );
}

function Printing({ job: { finished, orders } }: { job: Job }) {
  return (
    <>
      <Text>
        {finished} of {sayMany(orders, { one: 'order' })} done
      </Text>
      <Progress value={(finished / orders) * 100} aria-label="Orders done" />
    </>
  );
}

function Printed({ job, jobId }: { job: Job; jobId: string }) {
  const client = useTRPCClient();
  const { slug } = useWorkspace();
  const load = () => client.papers.file.query({ workspace: slug, id: jobId });
  const save = () =>
    load().then((file) => saveFile({ name: file.fileName, type: file.mediaType, content: bytesOf(file) }), sayFailed);
  return (
    <>
      <Text>{job.pages > 0 ? `${sayMany(job.pages, { one: 'page' })} in one PDF.` : 'There is nothing to print.'}</Text>
      {job.pages > 0 && (
        <Group>
          <Button
            leftSection={<IconPrinter size={16} aria-hidden />}
            onClick={() => void openToPrint(load).catch(sayFailed)}
          >
            Open to print
          </Button>
          <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={() => void save()}>
            Save
          </Button>
        </Group>
      )}
      {job.missing.length > 0 && <Missing missing={job.missing} />}
    </>
  );
}

function Missing({ missing }: { missing: Job['missing'] }) {
  return (
    <div>
      <Text size="sm" fw={500}>
        Not in it
      </Text>
      <ul className={classes['missing']}>
        {missing.map(({ number, reason }) => (
          <li key={`${number} ${reason}`}>
            {number} <span className={classes['soft']}>{reason}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
