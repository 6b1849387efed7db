'use client';
import { useQuery } from '@tanstack/react-query';
import { Section } from '../_ui/section';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { roleWords } from './role-words';
import classes from './settings.module.css';

/** What the workspace is called, where it is, and what you may do in it. */
export function WorkspacePanel() {
  const trpc = useTRPC();
  const { name, slug, role } = useWorkspace();
  const { data } = useQuery(trpc.me.get.queryOptions());
  return (
    <Section title="Workspace">
      <dl className={classes['facts']}>
        <div>
          <dt>Name</dt>
          <dd>{name}</dd>
        </div>
        <div>
          <dt>Address</dt>
          <dd>
            <code>/{slug}</code>
          </dd>
        </div>
        <div>
          <dt>You</dt>
          <dd>
            {data?.user?.name}, {data?.user?.email}
          </dd>
        </div>
        <div>
          <dt>Your role</dt>
          <dd>{roleWords[role]}</dd>
        </div>
      </dl>
    </Section>
  );
}
