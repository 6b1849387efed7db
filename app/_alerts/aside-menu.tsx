'use client';
import { Button, Menu } from '@mantine/core';
import { IconBellZ } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { sayDone } from '../_ui/notify';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import type { AlertView } from './alert-view';

const hourMs = 60 * 60 * 1000;

/** Eight in the morning of the next day, where the reader is. */
function tomorrowMorning(): Date {
  const at = new Date();
  at.setDate(at.getDate() + 1);
  at.setHours(8, 0, 0, 0);
  return at;
}

const choices = [
  { label: 'For an hour', until: () => new Date(Date.now() + hourMs).toISOString() },
  { label: 'For four hours', until: () => new Date(Date.now() + 4 * hourMs).toISOString() },
  { label: 'Until tomorrow morning', until: () => tomorrowMorning().toISOString() },
  { label: 'Until it is over', until: () => 'over' as const },
] as const;

/** Puts an alert aside for everybody in the workspace, or brings it back. */
export function AsideMenu({ alert }: { alert: AlertView }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const snooze = useMutation(
    trpc.alerts.snooze.mutationOptions({
      onSuccess: (_done, { until }) =>
        sayDone(until === null ? 'It counts again.' : 'Put aside. It is still listed here, and nobody is reminded.'),
    }),
  );
  const set = (until: string | null) => snooze.mutate({ workspace: slug, alertId: alert.id, until });
  if (alert.snoozedUntil !== null) {
    return (
      <Button size="compact-md" variant="default" loading={snooze.isPending} onClick={() => set(null)}>
        Bring it back
      </Button>
    );
  }
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <Button
          size="compact-md"
          variant="default"
          loading={snooze.isPending}
          leftSection={<IconBellZ size={16} aria-hidden />}
        >
          Put aside
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ label, until }) => (
          <Menu.Item key={label} onClick={() => set(until())}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
