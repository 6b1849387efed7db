'use client';
import { Stack } from '@mantine/core';
import { CopyLine } from '../_ui/copy-line';
import { Markdown } from '../_ui/markdown';
import { Section } from '../_ui/section';
import { useMay } from '../_ui/workspace';
import type { ConnectionView } from './connection-view';
import { LastSync } from './last-sync';
import classes from './panel.module.css';
import { PollSchedule } from './poll-schedule';

/** How orders come in: the address the channel calls, and how often we ask. */
export function ReceivePanel({ connection }: { connection: ConnectionView }) {
  const may = useMay();
  const { webhookUrl, webhookHelp, canPoll, hint, capabilities } = connection;
  const bringsOrders = capabilities.some(({ direction }) => direction === 'in');
  return (
    <Section title={bringsOrders ? 'How orders come in' : 'What comes back'}>
      <Stack gap="md" className={classes['panel'] ?? ''}>
        <div className={classes['soft']}>
          <LastSync connection={connection} />
          {hint && <p>{hint}</p>}
        </div>
        {webhookUrl !== null && (
          <div>
            <CopyLine label="Webhook address" text={webhookUrl} />
            {webhookHelp !== null && (
              <div className={classes['help']}>
                <Markdown text={webhookHelp} />
              </div>
            )}
          </div>
        )}
        {canPoll && <PollSchedule connection={connection} mayEdit={may.admin} />}
        {!canPoll && webhookUrl === null && (
          <p className={classes['soft']}>Nothing comes in through this connection.</p>
        )}
      </Stack>
    </Section>
  );
}
