'use client';
import { Drawer, NavLink, Stack } from '@mantine/core';
import Link from 'next/link';
import { bottomPaths, helpLink, navLinks } from './nav-links';
import { useHere } from './use-here';

/** Everything that does not fit the bottom bar. */
export function MoreDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { section, to } = useHere();
  const rest = [...navLinks.filter(({ path }) => !bottomPaths.includes(path)), helpLink];
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="bottom"
      size="auto"
      title="More"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap={4} component="nav" aria-label="More pages">
        {rest.map(({ path, label, Icon }) => (
          <NavLink
            key={path}
            component={Link}
            href={to(path)}
            label={label}
            active={section === path}
            leftSection={<Icon size={20} aria-hidden />}
            onClick={onClose}
          />
        ))}
      </Stack>
    </Drawer>
  );
}
