import { IconSend } from '@tabler/icons-react';
import { StateBadge } from '../../_ui/state-badge';
import type { Sent } from '../trace';
import { ChangeTable } from './change-table';
import classes from './sent-card.module.css';

/** What a destination would get, or got. */
export function SentCard({ sent: { title, word, tone, text, changes } }: { sent: Sent }) {
  return (
    <div className={classes['card']} data-tone={tone}>
      <div className={classes['head']}>
        <IconSend size={15} aria-hidden />
        <span>{title}</span>
        <StateBadge state={tone} word={word} />
      </div>
      {text !== undefined && <p className={classes['text']}>{text}</p>}
      {changes.length > 0 && (
        <>
          <p className={classes['note']}>Sent differently from the order:</p>
          <ChangeTable changes={changes} />
        </>
      )}
    </div>
  );
}
