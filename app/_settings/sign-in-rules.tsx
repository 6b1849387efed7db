'use client';
import { Switch } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { sayDone } from '../_ui/notify';
import { Section } from '../_ui/section';
import { useTRPC } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';
import classes from './settings.module.css';

/** What the workspace asks of its people at sign-in. An owner decides; admins see it. */
export function SignInRules() {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const may = useMay();
  const { data } = useQuery(trpc.workspace.get.queryOptions({ workspace: slug }));
  const change = useMutation(
    trpc.workspace.requireSecondStep.mutationOptions({
      onSuccess: ({ isRequired }) =>
        sayDone(isRequired ? 'A second step is asked from the next click on.' : 'A second step is no longer asked.'),
    }),
  );
  if (!may.manage || !data) return null;
  return (
    <Section title="Sign-in">
      <div className={classes['panel']}>
        <Switch
          label="Ask owners, admins and consultants for a second step"
          description="They need a code of their phone. Whoever has not set it up sees nothing of this workspace until then."
          checked={data.requiresSecondStep}
          disabled={!may.own || change.isPending}
          onChange={({ currentTarget }) => change.mutate({ workspace: slug, isRequired: currentTarget.checked })}
        />
      </div>
    </Section>
  );
}
