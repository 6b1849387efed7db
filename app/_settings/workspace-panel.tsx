'use client';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { sayDone } from '../_ui/notify';
import { OneLineModal } from '../_ui/one-line-modal';
import { Section } from '../_ui/section';
import { useTRPC } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';
import { roleWords } from './role-words';
import classes from './settings.module.css';

/** What the workspace is called, where it is, and what you may do in it. */
export function WorkspacePanel() {
  const trpc = useTRPC();
  const { name, slug, role, isConsultant, staffUntil } = useWorkspace();
  const { data } = useQuery(trpc.me.get.queryOptions());
  return (
    <Section title="Workspace">
      <dl className={classes['facts']}>
        <div>
          <dt>Name</dt>
          <dd className={classes['withButton']}>
            {name}
            <RenameButton />
          </dd>
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
          <dd>
            {isConsultant && (staffUntil ? 'Sluice staff. ' : 'Consultant. ')}
            {roleWords[role]}
          </dd>
        </div>
      </dl>
    </Section>
  );
}

function RenameButton() {
  const trpc = useTRPC();
  const may = useMay();
  const { name, slug } = useWorkspace();
  const [opened, modal] = useDisclosure(false);
  const rename = useMutation(
    trpc.workspace.rename.mutationOptions({
      onSuccess: (renamed) => {
        sayDone(`This workspace is called ${renamed.name} now.`);
        modal.close();
      },
    }),
  );
  if (!may.manage) return null;
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={modal.open}>
        Rename
      </Button>
      <OneLineModal
        opened={opened}
        onClose={modal.close}
        title="Rename the workspace"
        text="Its address stays as it is, so that links and webhooks go on working."
        label="Name"
        placeholder="Harbour Goods"
        initial={name}
        verb="Rename"
        busy={rename.isPending}
        onSubmit={(line) => rename.mutate({ workspace: slug, name: line })}
      />
    </>
  );
}
