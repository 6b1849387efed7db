import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { PaperPicture } from '../../_papers/paper-picture';
import { useHere } from '../../_ui/frame/use-here';
import { useTRPC } from '../../_ui/trpc';
import { useMay, useWorkspace } from '../../_ui/workspace';
import { useEditor } from '../editor-context';
import classes from './last-paper.module.css';

/** The paper this step made last, to see whether it comes out right. Nothing while it has made none. */
export function LastPaper({ nodeId }: { nodeId: string }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { to } = useHere();
  const may = useMay();
  const { flowId } = useEditor();
  const { data } = useQuery(
    trpc.papers.lastMade.queryOptions({ workspace: slug, flowId, nodeId }, { enabled: may.edit }),
  );
  if (!data) return null;
  const { orderId, orderNumber, documentId } = data;
  return (
    <div className={classes['last']}>
      <PaperPicture orderId={orderId} documentId={documentId} name={`Paper of order ${orderNumber}`} />
      <div>
        <p className={classes['soft']}>Made last</p>
        <Anchor component={Link} size="sm" href={to(`orders/${orderId}`)}>
          Order {orderNumber}
        </Anchor>
      </div>
    </div>
  );
}
