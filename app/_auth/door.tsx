import { Paper, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Logo } from '../_ui/logo';
import classes from './door.module.css';

/** The card in the middle of the pages before one is in. */
export function Door({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <main className={classes['ground']}>
      <div className={classes['inner']}>
        <div className={classes['mark']}>
          <Logo size={36} />
          <span>Sluice</span>
        </div>
        <Paper withBorder p="xl" radius="lg">
          <Stack gap={4} mb="lg">
            <h1 className={classes['title']}>{title}</h1>
            <p className={classes['text']}>{text}</p>
          </Stack>
          {children}
        </Paper>
      </div>
    </main>
  );
}
