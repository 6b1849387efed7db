import { UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSend } from '@tabler/icons-react';
import { Payload } from '../../_ui/payload';
import { StateBadge } from '../../_ui/state-badge';
import type { Sent } from '../trace';
import { ChangeTable } from './change-table';
import classes from './sent-card.module.css';

/** What a destination would get, or got. */
export function SentCard({ sent: { title, word, tone, text, changes, request } }: { sent: Sent }) {
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
      {request && <RequestPreview request={request} />}
      {request === null && <p className={classes['note']}>Nothing has to be asked for that.</p>}
    </div>
  );
}

/** Word for word, secrets covered; for whoever wants to be sure. */
function RequestPreview({ request: { method, url, body } }: { request: NonNullable<Sent['request']> }) {
  const [isOpen, { toggle }] = useDisclosure(false);
  return (
    <>
      <UnstyledButton className={classes['more'] ?? ''} aria-expanded={isOpen} onClick={toggle}>
        {isOpen ? 'Hide the request' : 'Show exactly what would be sent'}
      </UnstyledButton>
      {isOpen && <Payload label="Request that would be sent" text={`${method} ${url}\n${body}`} />}
    </>
  );
}
