import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useMay } from '../workspace';
import { accountLink, helpLink, navLinks } from './nav-links';
import { type PaletteAction, type PaletteGroup, usePaletteStore } from './palette-actions';
import { signOut } from './sign-out';
import { useHere } from './use-here';

/** What the palette always offers, after what the open page adds. */
export function usePageActions(): readonly PaletteGroup[] {
  const router = useRouter();
  const { to } = useHere();
  const ofPage = usePaletteStore((store) => store.groups);
  const pages = [...navLinks, accountLink, helpLink].map(
    ({ path, label, keywords }): PaletteAction => ({
      id: `page:${path}`,
      label,
      keywords,
      run: () => router.push(to(path)),
    }),
  );
  return [
    ...[...ofPage].map(([title, actions]) => ({ title, actions })),
    { title: 'Actions', actions: useActions() },
    { title: 'Pages', actions: pages },
  ];
}

function useActions(): readonly PaletteAction[] {
  const router = useRouter();
  const { to } = useHere();
  const may = useMay();
  const { setColorScheme } = useMantineColorScheme();
  const other = useComputedColorScheme('light') === 'dark' ? 'light' : 'dark';
  const open = (path: string) => () => router.push(to(path));
  return [
    ...(may.edit ? [{ id: 'new-flow', label: 'Create a flow', keywords: 'new draw', run: open('flows?new') }] : []),
    ...(may.admin
      ? [
          {
            id: 'add-connection',
            label: 'Add a connection',
            keywords: 'new connect account',
            run: open('connections/new'),
          },
        ]
      : []),
    { id: 'to-fix', label: 'Show orders that need a fix', keywords: 'problems', run: open('orders?state=needsFix') },
    { id: 'colours', label: `Use ${other} colours`, keywords: 'theme dark light', run: () => setColorScheme(other) },
    { id: 'sign-out', label: 'Sign out', keywords: 'leave log out', run: () => void signOut() },
  ];
}
