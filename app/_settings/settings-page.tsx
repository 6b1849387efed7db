'use client';
import { Stack } from '@mantine/core';
import { SetUpSection } from '../_files/set-up-section';
import { PrivacyLink } from '../_privacy/privacy-link';
import { AccessRequests } from '../_staff/access-requests';
import { useHere } from '../_ui/frame/use-here';
import { LinkButton } from '../_ui/link-button';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { Section } from '../_ui/section';
import { useMay, useWorkspace } from '../_ui/workspace';
import { AlertLinks } from './alert-links';
import { ApiKeys } from './api-keys';
import { MemberList } from './member-list';
import { PaperTemplates } from './paper-templates';
import { SignInRules } from './sign-in-rules';
import { WorkspacePanel } from './workspace-panel';

/** This workspace: its name, its people, its rules. */
export function SettingsPage() {
  const { name } = useWorkspace();
  return (
    <PageBody narrow>
      <PageHeader title="Settings" state={`The workspace ${name} and its people.`} />
      <Stack gap="xl">
        <AccessRequests />
        <WorkspacePanel />
        <MemberList />
        <SignInRules />
        <AlertLinks />
        <ApiKeys />
        <SetUpSection />
        <AuditLink />
        <PrivacyLink />
        <PaperTemplates />
      </Stack>
    </PageBody>
  );
}

function AuditLink() {
  const may = useMay();
  const { to } = useHere();
  if (!may.manage) return null;
  return (
    <Section title="Audit log">
      <LinkButton href={to('settings/audit')} variant="default">
        See who did what
      </LinkButton>
    </Section>
  );
}
