'use client';
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Disclosure } from '../_ui/disclosure';
import { sayDone } from '../_ui/notify';
import { Time } from '../_ui/time';
import { useTRPC } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';
import classes from './archived-flows.module.css';
import type { FlowRow } from './flow-row';

/** The flows that were put away, with the way back; nothing when there are none. */
export function ArchivedFlows() {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { data: flows = [] } = useQuery(trpc.flows.list.queryOptions({ workspace: slug, archived: true }));
  if (flows.length === 0) return null;
  return (
    <div className={classes['place']}>
      <Disclosure title="Archived" text={String(flows.length)}>
        <ul className={classes['list']}>
          {flows.map((flow) => (
            <ArchivedFlow key={flow.id} flow={flow} />
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}

function ArchivedFlow({ flow: { id, name, updatedAt } }: { flow: FlowRow }) {
  const may = useMay();
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const restore = useMutation(
    trpc.flows.restore.mutationOptions({ onSuccess: () => sayDone(`${name} is back, switched off.`) }),
  );
  return (
    <li>
      <span>
        {name}{' '}
        <span className={classes['soft']}>
          changed <Time at={updatedAt} />
        </span>
      </span>
      {may.edit && (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`Bring back ${name}`}
          loading={restore.isPending}
          onClick={() => restore.mutate({ workspace: slug, flowId: id })}
        >
          Bring back
        </Button>
      )}
    </li>
  );
}
