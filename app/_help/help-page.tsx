'use client';
import { SimpleGrid, Stack } from '@mantine/core';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { Section } from '../_ui/section';
import { AlertsManual } from './alerts-manual';
import classes from './help-page.module.css';
import { NodeManual } from './node-manual';
import { Pictures } from './pictures';
import { Shortcuts } from './shortcuts';
import { Starts } from './starts';
import { WebhooksManual } from './webhooks-manual';
import { words } from './words';

/** Where to start, what the words mean, which keys there are, and what each node does. */
export function HelpPage() {
  return (
    <PageBody>
      <PageHeader title="Help" state="Where to start, what the words mean, which keys there are." />
      <Stack gap="xl">
        <Section title="Where to start">
          <Starts />
        </Section>
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
          <Section title="Words">
            <dl className={classes['words']}>
              {words.map(({ word, means }) => (
                <div key={word}>
                  <dt>{word}</dt>
                  <dd>{means}</dd>
                </div>
              ))}
            </dl>
          </Section>
          <Section title="Keys">
            <Shortcuts />
          </Section>
        </SimpleGrid>
        <Section title="Alerts">
          <AlertsManual />
        </Section>
        <Section title="Webhooks">
          <WebhooksManual />
        </Section>
        <Section title="The canvas in pictures">
          <Pictures />
        </Section>
        <Section title="Programs" aside={{ label: 'Read what the API does', path: 'help/api' }}>
          <p className={classes['programs']}>
            Whatever you can do here, your own programs can do over HTTP, with a key of this workspace.
          </p>
        </Section>
        <Section title="What each node does">
          <NodeManual />
        </Section>
      </Stack>
    </PageBody>
  );
}
