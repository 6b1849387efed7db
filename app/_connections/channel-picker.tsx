'use client';
import { SimpleGrid, Stack } from '@mantine/core';
import { type Icon, IconBuildingStore, IconBuildingWarehouse, IconWebhook } from '@tabler/icons-react';
import Link from 'next/link';
import { useHere } from '../_ui/frame/use-here';
import { Section } from '../_ui/section';
import classes from './channel-picker.module.css';
import type { ConnectorView } from './connector-view';

const kinds: readonly { readonly kind: ConnectorView['kind']; readonly title: string; readonly Icon: Icon }[] = [
  { kind: 'marketplace', title: 'Marketplaces', Icon: IconBuildingStore },
  { kind: 'shop', title: 'Shops and order systems', Icon: IconBuildingWarehouse },
  { kind: 'any', title: 'Anything else', Icon: IconWebhook },
];

/** The channels there are connectors for, by kind. */
export function ChannelPicker({ connectors }: { connectors: readonly ConnectorView[] }) {
  return (
    <Stack gap="xl">
      {kinds.map(({ kind, title, Icon }) => {
        const those = connectors.filter((connector) => connector.kind === kind);
        if (those.length === 0) return null;
        return (
          <Section key={kind} title={title}>
            <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm">
              {those.map((connector) => (
                <ChannelCard key={connector.id} connector={connector} Icon={Icon} />
              ))}
            </SimpleGrid>
          </Section>
        );
      })}
    </Stack>
  );
}

function ChannelCard({ connector: { id, name, summary }, Icon }: { connector: ConnectorView; Icon: Icon }) {
  const { to } = useHere();
  return (
    <Link href={to(`connections/new?channel=${encodeURIComponent(id)}`)} className={classes['card']}>
      <Icon size={22} stroke={1.6} aria-hidden className={classes['icon']} />
      <span>
        <span className={classes['name']}>{name}</span>
        <span className={classes['summary']}>{summary}</span>
      </span>
    </Link>
  );
}
