'use client';
import { Button, Menu } from '@mantine/core';
import { IconExternalLink, IconFlask } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../trpc';
import { useWorkspace } from '../workspace';
import classes from './demo-menu.module.css';

/** In the demo only: where its marketplaces and shop can be looked at from the other side. */
export function DemoMenu() {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { data } = useQuery(trpc.workspace.get.queryOptions({ workspace: slug }));
  if (!data?.demo) return null;
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          classNames={{ root: classes['demo'] ?? '' }}
          leftSection={<IconFlask size={15} aria-hidden />}
        >
          <span className={classes['label']}>Demo</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>These orders are made up. See them from the other side:</Menu.Label>
        {data.demo.urls.map(({ label, url }) => (
          <Menu.Item
            key={url}
            component="a"
            href={url}
            target="_blank"
            rel="noreferrer"
            rightSection={<IconExternalLink size={14} aria-hidden />}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
