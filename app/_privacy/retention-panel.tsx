'use client';
import { Button, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keysOf } from '../../nodes/contract';
import { ConfirmModal } from '../_ui/confirm-modal';
import { sayDone } from '../_ui/notify';
import { QueryView } from '../_ui/query-view';
import { Section } from '../_ui/section';
import { TextSkeleton } from '../_ui/skeletons';
import { Time } from '../_ui/time';
import { type Outputs, useTRPC } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';
import classes from './privacy.module.css';
import { daysToChoose, type Keep, retentionWords, sayCounts, sayDays } from './retention-words';

type Retention = Outputs['privacy']['retention'];

/** How long each class of data is kept, when what has aged last went, and what it was. */
export function RetentionPanel() {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const query = useQuery(trpc.privacy.retention.queryOptions({ workspace: slug }));
  return (
    <Section title="How long things are kept">
      <QueryView query={query} skeleton={<TextSkeleton lines={8} />}>
        {(retention) => <Whole retention={retention} />}
      </QueryView>
    </Section>
  );
}

function Whole({ retention }: { retention: Retention }) {
  const may = useMay();
  const [changed, setChanged] = useState<Partial<Keep>>({});
  const keep: Keep = { ...retention.keep, ...changed };
  const isChanged = keysOf(keep).some((name) => keep[name] !== retention.keep[name]);
  return (
    <div className={classes['panel']}>
      <ul className={classes['classes']}>
        {keysOf(retentionWords).map((name) => (
          <li key={name}>
            <span>
              {retentionWords[name].label}
              <span className={classes['soft']}>{retentionWords[name].help}</span>
            </span>
            {may.own && may.manage ? (
              <Select
                className={classes['days'] ?? ''}
                aria-label={retentionWords[name].label}
                allowDeselect={false}
                data={daysToChoose({ least: retention.least[name], now: retention.keep[name] })}
                value={keep[name] === null ? 'ever' : String(keep[name])}
                onChange={(days) => setChanged({ ...changed, [name]: days === 'ever' ? null : Number(days) })}
              />
            ) : (
              <strong>{sayKept(keep[name])}</strong>
            )}
          </li>
        ))}
      </ul>
      <LastRun retention={retention} />
      {isChanged && <SaveBar keep={keep} onDone={() => setChanged({})} />}
    </div>
  );
}

const sayKept = (days: number | null) => (days === null ? 'for ever' : sayDays(days));

function LastRun({ retention: { ranAt, removed, isRunning } }: { retention: Retention }) {
  const what = sayCounts(removed);
  return (
    <p className={classes['soft']}>
      {isRunning && 'What has aged is being removed at this moment. '}
      {ranAt === null ? (
        'Looked through once a day; not yet in this workspace.'
      ) : (
        <>
          Last looked through <Time at={ranAt} />: {what === null ? 'nothing had aged' : `${what} removed`}.
        </>
      )}
    </p>
  );
}

/** Says what would go before it goes. */
function SaveBar({ keep, onDone }: { keep: Keep; onDone: () => void }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const [asking, setAsking] = useState(false);
  const { data: counts } = useQuery(trpc.privacy.previewRetention.queryOptions({ workspace: slug, keep }));
  const save = useMutation(
    trpc.privacy.saveRetention.mutationOptions({
      onSuccess: () => {
        sayDone('Saved. What is older goes in the background.');
        onDone();
      },
    }),
  );
  const what = counts ? sayCounts(counts) : null;
  const send = () => save.mutate({ workspace: slug, keep });
  return (
    <div className={classes['save']}>
      <p>
        {!counts && 'Counting what this would remove …'}
        {counts && (what === null ? 'This removes nothing that is here now.' : `This removes ${what} for good.`)}
      </p>
      <div className={classes['buttons']}>
        <Button variant="default" onClick={onDone}>
          Leave it as it was
        </Button>
        <Button disabled={!counts} loading={save.isPending} onClick={() => (what === null ? send() : setAsking(true))}>
          Save
        </Button>
      </div>
      <ConfirmModal
        opened={asking}
        onClose={() => setAsking(false)}
        title="Keep it no longer"
        text={`This removes ${what} for good. There is no way back.`}
        verb="Remove and save"
        keep="Keep it"
        busy={save.isPending}
        onConfirm={send}
      />
    </div>
  );
}
