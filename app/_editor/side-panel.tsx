import { ActionIcon, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import classes from './side-panel.module.css';

interface Props {
  readonly title: string;
  readonly icon: ReactNode;
  readonly children: ReactNode;
  onClose(): void;
}

/** A panel on the right that takes the settings' place: the test, the versions. */
export function SidePanel({ title, icon, children, onClose }: Props) {
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    onClose();
  };
  return (
    <aside className={classes['panel']} aria-label={title} data-editor-panel={title} onKeyDown={closeOnEscape}>
      <header className={classes['head']}>
        {icon}
        <Title order={2} size="h3">
          {title}
        </Title>
        <ActionIcon ml="auto" aria-label={`Close ${title.toLowerCase()}`} onClick={onClose}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </header>
      {children}
    </aside>
  );
}
