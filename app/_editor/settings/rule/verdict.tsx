import { Collapse, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck, IconChevronDown, IconX } from '@tabler/icons-react';
import { ReasonTree } from '../../../_ui/reason-tree';
import type { Preview } from '../use-preview';
import classes from './rule.module.css';

/** True or False on the pinned order, and why, in that order's own values. */
export function Verdict({ preview: { reason, orderLabel, arrives } }: { preview: Preview }) {
  const [isOpen, { toggle }] = useDisclosure(false);
  const Sign = reason.holds ? IconCheck : IconX;
  return (
    <div className={classes['verdict']} data-holds={reason.holds}>
      <UnstyledButton className={classes['verdictHead'] ?? ''} onClick={toggle} aria-expanded={isOpen}>
        <Sign size={15} stroke={2.4} aria-hidden />
        <span>
          <strong>{reason.holds ? 'True' : 'False'}</strong> for {orderLabel}
          {!arrives && ', which does not come this far'}
        </span>
        <IconChevronDown size={14} aria-hidden className={classes['chevron']} data-open={isOpen || undefined} />
      </UnstyledButton>
      <Collapse expanded={isOpen}>
        <div className={classes['why']}>
          <ReasonTree reason={reason} />
        </div>
      </Collapse>
    </div>
  );
}
