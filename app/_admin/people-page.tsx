'use client';
import { Button, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import auditClasses from '../_audit/audit.module.css';
import { AuditLine } from '../_audit/audit-line';
import { ConfirmModal } from '../_ui/confirm-modal';
import { sayDone } from '../_ui/notify';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { QueryView } from '../_ui/query-view';
import { TableSkeleton, TextSkeleton } from '../_ui/skeletons';
import { type Outputs, useTRPC } from '../_ui/trpc';
import classes from './admin.module.css';
import { Titled } from './titled';

type Person = Outputs['platform']['staff'][number];

/** Who runs this installation, and what they did with it. */
export function PeoplePage() {
  return (
    <PageBody narrow>
      <PageHeader
        title="People"
        state="They see counts of every workspace, and nothing in one before its owner lets them in."
      />
      <Stack gap={32}>
        <People />
        <Titled
          title="What they did"
          text="Nobody can change this. What concerns one workspace stands in its own audit log too."
        >
          <Trail />
        </Titled>
      </Stack>
    </PageBody>
  );
}

function People() {
  const trpc = useTRPC();
  const query = useQuery(trpc.platform.staff.queryOptions());
  return (
    <Titled title="Who runs this installation">
      <QueryView query={query} skeleton={<TextSkeleton lines={2} />}>
        {(people) => (
          <ul className={classes['list']} aria-label="Who runs this installation">
            {people.map((person) => (
              <PersonLine key={person.userId} person={person} />
            ))}
          </ul>
        )}
      </QueryView>
      <AddForm />
    </Titled>
  );
}

function PersonLine({ person: { userId, name, email } }: { person: Person }) {
  const trpc = useTRPC();
  const [asking, ask] = useDisclosure(false);
  const remove = useMutation(trpc.platform.removeStaff.mutationOptions({ onSettled: ask.close }));
  return (
    <li>
      <div className={classes['words']}>
        <span className={classes['name']}>{name}</span>
        <span className={classes['soft']}>{email}</span>
      </div>
      <Button size="compact-md" variant="default" aria-label={`Remove ${name}`} onClick={ask.open}>
        Remove
      </Button>
      <ConfirmModal
        opened={asking}
        onClose={ask.close}
        title={`Remove ${name}`}
        text={`${name} no longer runs this installation from the next click on, and is out of every workspace that let them in as staff.`}
        verb="Remove"
        keep="Keep"
        busy={remove.isPending}
        onConfirm={() => remove.mutate({ userId })}
      />
    </li>
  );
}

function AddForm() {
  const trpc = useTRPC();
  const [email, setEmail] = useState('');
  const add = useMutation(
    trpc.platform.addStaff.mutationOptions({
      onSuccess: ({ name }) => {
        sayDone(`${name} runs this installation too.`);
        setEmail('');
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ email });
  };
  return (
    <form onSubmit={submit}>
      <div className={classes['side']} style={{ marginTop: 12, alignItems: 'flex-end' }}>
        <TextInput
          label="Email of somebody who has an account"
          type="email"
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={add.isPending}>
          Add
        </Button>
      </div>
    </form>
  );
}

function Trail() {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.platform.trail.infiniteQueryOptions({}, { getNextPageParam: ({ nextCursor }) => nextCursor }),
  );
  return (
    <QueryView query={query} skeleton={<TableSkeleton rows={4} />}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.rows);
        if (rows.length === 0) return <p className={classes['soft']}>Nothing was done yet.</p>;
        return (
          <>
            <ul className={auditClasses['list']}>
              {rows.map((row) => (
                <AuditLine key={row.id} row={{ ...row, onBehalfOf: null, key: null }} />
              ))}
            </ul>
            {query.hasNextPage && (
              <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                Show older
              </Button>
            )}
          </>
        );
      }}
    </QueryView>
  );
}
