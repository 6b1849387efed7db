'use client';
import { ActionIcon, Avatar, Menu, VisuallyHidden } from '@mantine/core';
import { IconLogout, IconServerCog, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTRPC } from '../trpc';
import { accountLink } from './nav-links';
import { signOut } from './sign-out';
import { useHere } from './use-here';

/** Who is signed in, their account, and the way out. */
export function MeMenu() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.me.get.queryOptions());
  const { to } = useHere();
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
        <Menu.Item component={Link} href={to(accountLink.path)} leftSection={<IconUser size={16} aria-hidden />}>
          {accountLink.label}
        </Menu.Item>
        {data?.isPlatformAdmin && (
          <Menu.Item component={Link} href="/admin" leftSection={<IconServerCog size={16} aria-hidden />}>
            This installation
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
