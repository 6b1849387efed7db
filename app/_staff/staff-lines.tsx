'use client';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import classes from '../_settings/settings.module.css';
import { sayDone } from '../_ui/notify';
import { sayClock, sayExactly } from '../_ui/say-time';
import { type Outputs, useTRPC } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';
import { useAccesses } from './use-accesses';

type Access = Outputs['staff']['list'][number];

/** Those of Sluice's staff who are in just now, among the members. */
export function StaffLines() {
  return useAccesses().map((access) =>
    access.visit ? <StaffLine key={access.id} {...access} visit={access.visit} /> : null,
  );
}

function StaffLine({ id: accessId, name, email, reason, visit }: Access & { visit: NonNullable<Access['visit']> }) {
  const trpc = useTRPC();
  const may = useMay();
  const { slug: workspace } = useWorkspace();
  const end = useMutation(trpc.staff.end.mutationOptions({ onSuccess: () => sayDone(`${name} is out.`) }));
  const { role, until, letInBy } = visit;
  return (
    <li>
      <span>
        {name}
        <span className={classes['soft']}>{email}</span>
        <span className={classes['soft']}>“{reason}”</span>
      </span>
      <span className={classes['side']}>
        <span className={classes['soft']} title={sayExactly(until)}>
          Sluice staff, until {sayClock(until)}; {role === 'editor' ? 'may look and mend' : 'may look only'}
          {letInBy && `, let in by ${letInBy}`}
        </span>
        {may.own && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`End the visit of ${name}`}
            loading={end.isPending}
            onClick={() => end.mutate({ workspace, accessId })}
          >
            End now
          </Button>
        )}
      </span>
    </li>
  );
}
