'use client';
import { Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck, IconChevronDown, IconLayoutList, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Logo } from '../logo';
import { useTRPC } from '../trpc';
import { useWorkspace } from '../workspace';
import { AddWorkspaceModal } from './add-workspace-modal';
import classes from './workspace-switcher.module.css';

/** Which client's workspace this is, and the way to another. */
export function WorkspaceSwitcher({ narrow = false }: { narrow?: boolean }) {
  const { name } = useWorkspace();
  const [adding, add] = useDisclosure(false);
  return (
    <>
      <Menu position="bottom-start" width={240} offset={4}>
        <Menu.Target>
          <button type="button" className={classes['switcher']} aria-label={`Workspace: ${name}. Switch`}>
            <Logo size={24} />
            {!narrow && <span className={classes['name']}>{name}</span>}
            {!narrow && <IconChevronDown size={16} aria-hidden />}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Workspaces</Menu.Label>
          <WorkspaceItems onAdd={add.open} />
        </Menu.Dropdown>
      </Menu>
      <AddWorkspaceModal opened={adding} onClose={add.close} />
    </>
  );
}

function WorkspaceItems({ onAdd }: { onAdd: () => void }) {
  const trpc = useTRPC();
  const router = useRouter();
  const here = useWorkspace();
  const { data } = useQuery(trpc.me.get.queryOptions());
  return (
    <>
      {data?.workspaces.map(({ slug, name }) => (
        <Menu.Item
          key={slug}
          onClick={() => router.push(`/${slug}/health`)}
          rightSection={slug === here.slug ? <IconCheck size={16} aria-label="You are here" /> : null}
        >
          {name}
        </Menu.Item>
      ))}
      {(data?.workspaces.length ?? 0) > 1 && (
        <>
          <Menu.Divider />
          <Menu.Item leftSection={<IconLayoutList size={16} aria-hidden />} onClick={() => router.push('/clients')}>
            All clients
          </Menu.Item>
        </>
      )}
      {data?.mayAddWorkspace && (
        <>
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus size={16} aria-hidden />} onClick={onAdd}>
            Open another
          </Menu.Item>
        </>
      )}
    </>
  );
}
