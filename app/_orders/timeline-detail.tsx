'use client';
import { Anchor, Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import Link from 'next/link';
import { ChangeList } from '../_ui/change-list';
import { useHere } from '../_ui/frame/use-here';
import { ReasonTree } from '../_ui/reason-tree';
import { useMay } from '../_ui/workspace';
import { ExchangeView } from './exchange-view';
import type { TimelineDetailView } from './order-view';
import { RawModal } from './raw-modal';
import classes from './timeline.module.css';

/** What lies behind a line of the timeline: the rule, the changes, each request with its answer, the message itself. */
export function TimelineDetail({ detail }: { detail: TimelineDetailView }) {
  const { to } = useHere();
  return (
    <div className={classes['detail']}>
      {detail.reason && <ReasonTree reason={detail.reason} />}
      {detail.changes.length > 0 && <ChangeList changes={detail.changes} />}
      {detail.exchanges.map((exchange) => (
        <ExchangeView key={`${exchange.at}${exchange.request.url}`} exchange={exchange} />
      ))}
      {detail.messageId && <MessageButton messageId={detail.messageId} />}
      {detail.runId && (
        <Anchor component={Link} href={to(`runs/${detail.runId}`)} size="sm">
          See its path through the flow
        </Anchor>
      )}
    </div>
  );
}

function MessageButton({ messageId }: { messageId: string }) {
  const may = useMay();
  const [opened, { open, close }] = useDisclosure(false);
  if (!may.edit) return null;
  return (
    <div>
      <Button variant="default" size="compact-xs" onClick={open}>
        The message as it came
      </Button>
      <RawModal opened={opened} onClose={close} about={{ messageId }} />
    </div>
  );
}
