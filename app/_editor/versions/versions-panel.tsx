'use client';
import { Button, ScrollArea, Skeleton, Stack, UnstyledButton } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { FlowView } from '../../../server/flows/get-flow';
import type { FlowVersionRow } from '../../../server/flows/list-versions';
import { QueryView } from '../../_ui/query-view';
import { sayMany } from '../../_ui/say-number';
import { StateBadge } from '../../_ui/state-badge';
import { Time } from '../../_ui/time';
import { useTRPC } from '../../_ui/trpc';
import { useDrawing, useEditor, useView } from '../editor-context';
import { SidePanel } from '../side-panel';
import { useRestore } from './use-restore';
import classes from './versions-panel.module.css';

/** Who published what, when, and why; a click shows that version on the canvas, with what it changed. */
export function VersionsPanel({ flow }: { flow: FlowView }) {
  const { view } = useEditor();
  const trpc = useTRPC();
  const { workspace } = useEditor();
  const query = useQuery(trpc.flows.versions.queryOptions({ workspace, flowId: flow.id }));
  const close = () => view.setState({ side: null, shownVersion: null });
  return (
    <SidePanel title="Versions" icon={<IconHistory size={18} aria-hidden />} onClose={close}>
      <ScrollArea className={classes['body'] ?? ''} type="auto">
        <Stack gap={4} p={12}>
          <DraftRow flow={flow} />
          <QueryView query={query} skeleton={<Skeleton height={64} />}>
            {(versions) => <VersionRows versions={versions} />}
          </QueryView>
        </Stack>
      </ScrollArea>
    </SidePanel>
  );
}

function DraftRow({ flow }: { flow: FlowView }) {
  const { view } = useEditor();
  const isShown = useView(({ shownVersion }) => shownVersion === null);
  return (
    <UnstyledButton
      className={classes['row'] ?? ''}
      aria-current={isShown}
      onClick={() => view.setState({ shownVersion: null })}
    >
      <span className={classes['title']}>
        Draft <StateBadge state="draft" />
      </span>
      <span className={classes['facts']}>
        changed <Time at={flow.savedAt} />
        {flow.savedBy ? ` by ${flow.savedBy}` : ''}
      </span>
    </UnstyledButton>
  );
}

function VersionRows({ versions }: { versions: readonly FlowVersionRow[] }) {
  if (versions.length === 0) {
    return (
      <p className={classes['none']}>No version yet. Every publishing makes one, to look at and to come back to.</p>
    );
  }
  return versions.map((version) => <VersionRow key={version.number} version={version} />);
}

function VersionRow({ version }: { version: FlowVersionRow }) {
  const { view } = useEditor();
  const isShown = useView(({ shownVersion }) => shownVersion === version.number);
  const { number, note, publishedAt, by, isLive, nodes } = version;
  return (
    <div className={classes['version']}>
      <UnstyledButton
        className={classes['row'] ?? ''}
        aria-current={isShown}
        onClick={() => view.setState({ shownVersion: number })}
      >
        <span className={classes['title']}>
          Version {number} {isLive && <StateBadge state="flowing" word="Live" />}
        </span>
        <span className={classes['facts']}>
          <Time at={publishedAt} />
          {by ? ` by ${by}` : ''} · {sayMany(nodes, { one: 'step' })}
        </span>
        {note !== '' && <span className={classes['note']}>{note}</span>}
      </UnstyledButton>
      {isShown && <RestoreButton number={number} />}
    </div>
  );
}

function RestoreButton({ number }: { number: number }) {
  const isLocked = useDrawing(({ lock }) => lock !== null);
  const { restore, isPending } = useRestore(number);
  if (isLocked) return null;
  return (
    <Button size="xs" m={8} mt={0} loading={isPending} onClick={restore}>
      Make this the draft
    </Button>
  );
}
