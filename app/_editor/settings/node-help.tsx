import { Collapse, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBook2, IconChevronDown } from '@tabler/icons-react';
import { Markdown } from '../../_ui/markdown';
import classes from './node-help.module.css';

/** The step's page of the manual, folded away until it is wanted. */
export function NodeHelp({ manual }: { manual: string }) {
  const [isOpen, { toggle }] = useDisclosure(false);
  return (
    <section className={classes['help']}>
      <UnstyledButton className={classes['toggle'] ?? ''} aria-expanded={isOpen} onClick={toggle}>
        <IconBook2 size={16} aria-hidden />
        How this step works
        <IconChevronDown size={14} aria-hidden className={classes['chevron']} data-open={isOpen || undefined} />
      </UnstyledButton>
      <Collapse expanded={isOpen}>
        <div className={classes['text']}>
          <Markdown text={manual} />
        </div>
      </Collapse>
    </section>
  );
}
