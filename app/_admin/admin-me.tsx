'use client';
import { ActionIcon, Avatar, Menu, VisuallyHidden } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { signOut } from '../_ui/frame/sign-out';

interface Props {
  readonly user: { readonly name: string; readonly email: string };
}

/** Who is signed in, and the way out. */
export function AdminMe({ user: { name, email } }: Props) {
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon size={36} radius="xl">
          <Avatar size={28} radius="xl" color="sluice" name={name} alt="" aria-hidden />
          <VisuallyHidden>You: {name}</VisuallyHidden>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {name}
          <br />
          {email}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
