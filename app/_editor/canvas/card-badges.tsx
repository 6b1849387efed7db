import { IconAlertTriangle } from '@tabler/icons-react';
import { sayCount, sayMany } from '../../_ui/say-number';
import { useEditor, useOverlay, useView } from '../editor-context';
import { runsAddress, windowWords } from '../runs-address';
import classes from './flow-node.module.css';

/** Orders that came by lately, and those that failed here; both lead to the orders themselves. */
export function CardBadges({ id }: { id: string }) {
  const editor = useEditor();
  const counts = useOverlay((state) => state.counts?.nodes[id]);
  const isTraced = useOverlay((state) => state.trace !== null);
  const window = useView((state) => state.window);
  if (!counts || isTraced || (counts.visits === 0 && counts.failures === 0)) return null;
  const when = windowWords[window];
  const failed = `${sayMany(counts.failures, { one: 'order' })} failed here ${when}`;
  const came = `${sayMany(counts.visits, { one: 'order' })} ${when}`;
  return (
    <span className={classes['badges']}>
      {counts.failures > 0 && (
        <a
          className={`${classes['failures']} nodrag`}
          href={runsAddress(editor, { nodeId: id, isStuck: true })}
          title={failed}
          aria-label={`${failed}: show them`}
          tabIndex={-1}
        >
          <IconAlertTriangle size={12} stroke={2.2} aria-hidden />
          {sayCount(counts.failures)}
        </a>
      )}
      <a
        className={`${classes['count']} nodrag`}
        href={runsAddress(editor, { nodeId: id })}
        title={came}
        aria-label={`${came}: show them`}
        tabIndex={-1}
      >
        {sayCount(counts.visits)}
        <span className={classes['unit']} data-unit={window === 'hour' ? '/h' : '/d'} aria-hidden />
      </a>
    </span>
  );
}
