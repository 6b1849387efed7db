'use client';
import { ActionIcon, Avatar, Menu, VisuallyHidden } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../trpc';
import { signOut } from './sign-out';

/** Who is signed in, and the way out. */
export function MeMenu() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.me.get.queryOptions());
  const user = data?.user;
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon size={36} radius="xl">
          <Avatar size={28} radius="xl" color="sluice" name={user?.name ?? ''} alt="" aria-hidden />
          <VisuallyHidden>You: {user?.name ?? 'account'}</VisuallyHidden>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {user?.name}
          <br />
          {user?.email}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
