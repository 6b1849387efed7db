import { IconAlertTriangle } from '@tabler/icons-react';
import { sayCount, sayMany } from '../../_ui/say-number';
import { useEditor, useOverlay } from '../editor-context';
import classes from './flow-node.module.css';

/** Orders that came by in the last hour, and those that failed here, which lead to the orders themselves. */
export function CardBadges({ id }: { id: string }) {
  const { workspace, flowId } = useEditor();
  const counts = useOverlay((state) => state.counts?.nodes[id]);
  const isTraced = useOverlay((state) => state.trace !== null);
  if (!counts || isTraced || (counts.visits === 0 && counts.failures === 0)) return null;
  const failed = sayMany(counts.failures, { one: 'order' });
  return (
    <span className={classes['badges']}>
      {counts.failures > 0 && (
        <a
          className={`${classes['failures']} nodrag`}
          href={`/${workspace}/runs?flow=${flowId}&node=${id}&state=problem`}
          title={`${failed} failed here in the last hour`}
          aria-label={`${failed} failed here in the last hour: show them`}
          tabIndex={-1}
        >
          <IconAlertTriangle size={12} stroke={2.2} aria-hidden />
          {sayCount(counts.failures)}
        </a>
      )}
      <span className={classes['count']} title={`${sayMany(counts.visits, { one: 'order' })} in the last hour`}>
        {sayCount(counts.visits)}
        <span className={classes['unit']}>/h</span>
      </span>
    </span>
  );
}
