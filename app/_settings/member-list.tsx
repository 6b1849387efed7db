'use client';
import { useQuery } from '@tanstack/react-query';
import { QueryView } from '../_ui/query-view';
import { Section } from '../_ui/section';
import { TextSkeleton } from '../_ui/skeletons';
import { Time } from '../_ui/time';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { roleNames } from './role-words';
import classes from './settings.module.css';

/** Who works in this workspace, and as what. */
export function MemberList() {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const query = useQuery(trpc.workspace.members.queryOptions({ workspace: slug }));
  return (
    <Section title="Members">
      <QueryView query={query} skeleton={<TextSkeleton lines={2} />}>
        {(members) => (
          <ul className={classes['devices']}>
            {members.map(({ userId, name, email, role, since }) => (
              <li key={userId}>
                <span>
                  {name}
                  <span className={classes['soft']}>{email}</span>
                </span>
                <span className={classes['soft']}>
                  {roleNames[role]}, since <Time at={since} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </QueryView>
    </Section>
  );
}
