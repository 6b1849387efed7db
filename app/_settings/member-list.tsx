'use client';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { StaffLines } from '../_staff/staff-lines';
import { QueryView } from '../_ui/query-view';
import { Section } from '../_ui/section';
import { TextSkeleton } from '../_ui/skeletons';
import { Time } from '../_ui/time';
import { useTRPC } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';
import { InvitationLines } from './invitation-lines';
import { InviteModal } from './invite-modal';
import { MemberMenu } from './member-menu';
import type { MemberRow } from './member-row';
import { roleNames } from './role-words';
import classes from './settings.module.css';

/** Who works in this workspace, as what, and who is invited. */
export function MemberList() {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const may = useMay();
  const query = useQuery(trpc.members.list.queryOptions({ workspace: slug }));
  return (
    <Section title="Members">
      <QueryView query={query} skeleton={<TextSkeleton lines={2} />}>
        {(members) => (
          <ul className={classes['devices']}>
            {members.map((member) => (
              <MemberLine key={member.userId} member={member} />
            ))}
            <StaffLines />
            {may.manage && <InvitationLines />}
          </ul>
        )}
      </QueryView>
      {may.manage && <InviteButton />}
    </Section>
  );
}

function MemberLine({ member }: { member: MemberRow }) {
  const { name, email, role, since, until, hasSecondStep } = member;
  return (
    <li>
      <span>
        {name}
        <span className={classes['soft']}>
          {email}
          {hasSecondStep && ', signs in with a second step'}
        </span>
      </span>
      <span className={classes['side']}>
        <span className={classes['soft']}>
          {roleNames[role]},{' '}
          {until ? (
            <>consultant until {sayDay(until)}</>
          ) : (
            <>
              since <Time at={since} />
            </>
          )}
        </span>
        <MemberMenu member={member} />
      </span>
    </li>
  );
}

const sayDay = (at: string) =>
  new Date(at).toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: 'numeric' });

function InviteButton() {
  const [opened, modal] = useDisclosure(false);
  return (
    <>
      <Button mt="sm" variant="default" leftSection={<IconUserPlus size={16} aria-hidden />} onClick={modal.open}>
        Invite somebody
      </Button>
      <InviteModal opened={opened} onClose={modal.close} />
    </>
  );
}
