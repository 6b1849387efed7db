'use client';
import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../_ui/empty-state';
import { LinkButton } from '../_ui/link-button';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { NothingFoundPicture } from '../_ui/pictures/nothing-found';
import { calmMs } from '../_ui/query-client';
import { QueryView } from '../_ui/query-view';
import { sayCount, sayMany } from '../_ui/say-number';
import { TableSkeleton } from '../_ui/skeletons';
import { Time } from '../_ui/time';
import { type Outputs, useTRPC } from '../_ui/trpc';
import classes from './admin.module.css';
import { Fact } from './fact';

type Step = Outputs['platform']['steps'][number];

/** Where orders are stuck over all workspaces, as counts: which kind of step, why, how many. */
export function PlatformStepsPage() {
  const trpc = useTRPC();
  const query = useQuery(trpc.platform.steps.queryOptions(undefined, { refetchInterval: calmMs }));
  return (
    <PageBody>
      <PageHeader title="Health of all workspaces" state={query.data ? sayAll(query.data) : ' '} />
      <QueryView query={query} skeleton={<TableSkeleton rows={6} />}>
        {(steps) =>
          steps.length === 0 ? (
            <EmptyState
              picture={<NothingFoundPicture />}
              text="Orders pass every step of every workspace."
              action={
                <LinkButton variant="default" href="/admin">
                  See the workspaces
                </LinkButton>
              }
            />
          ) : (
            <ul className={classes['list']} aria-label="Steps with errors">
              {steps.map((step) => (
                <Line key={`${step.flowId} ${step.nodeId}`} step={step} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </PageBody>
  );
}

function sayAll(steps: readonly Step[]): string {
  const stuck = steps.reduce((sum, step) => sum + step.stuck, 0);
  if (stuck === 0) return 'Nothing is stuck at any step.';
  const places = new Set(steps.map(({ workspaceId }) => workspaceId)).size;
  return `${sayMany(stuck, { one: 'thing is', many: 'things are' })} stuck in ${sayMany(places, { one: 'workspace' })}. Only counts: which orders, their owners know.`;
}

function Line({ step: { workspaceName, kindTitle, stuck, causes, since, newest } }: { step: Step }) {
  return (
    <li>
      <div className={classes['words']}>
        <span className={classes['name']}>{workspaceName}</span>
        <span className={classes['soft']}>At a step “{kindTitle}”</span>
        <span className={classes['soft']}>
          {causes.map((one) => `${one.title}: ${sayCount(one.stuck)}`).join(' · ')}
        </span>
      </div>
      <dl className={classes['facts']}>
        <Fact name="Stuck" loud>
          {sayCount(stuck)}
        </Fact>
        <Fact name="First">
          <Time at={since} />
        </Fact>
        <Fact name="Newest">
          <Time at={newest} />
        </Fact>
      </dl>
    </li>
  );
}
