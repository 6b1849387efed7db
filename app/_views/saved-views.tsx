'use client';
import { ActionIcon, Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBookmark, IconDots } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { sayDone } from '../_ui/notify';
import { OneLineModal } from '../_ui/one-line-modal';
import { type Outputs, useTRPC } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';
import { SaveViewModal } from './save-view-modal';
import classes from './views.module.css';

type View = Outputs['views']['list'][number];

interface Props {
  readonly list: 'orders' | 'runs';
  /** The filters as they stand in the address, without the question mark; empty: nothing is narrowed down. */
  readonly query: string;
  readonly onOpen: (query: string) => void;
}

/** Views of a list that were kept under a name: open one, keep the one that is shown, tidy up. */
export function SavedViews({ list, query, onOpen }: Props) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { data: views } = useQuery(trpc.views.list.queryOptions({ workspace: slug, list }));
  useDefaultView({ views, query, onOpen });
  const [isSaving, saving] = useDisclosure(false);
  const shown = views?.find((view) => view.query === query);
  return (
    <div className={classes['bar']}>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={16} aria-hidden />}>
            {shown ? shown.name : 'Views'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onOpen('')}>Everything</Menu.Item>
          {views?.map((view) => (
            <Menu.Item key={view.id} onClick={() => onOpen(view.query)}>
              {view.name}
              {!view.isMine && <span className={classes['soft']}> (shared)</span>}
              {view.isDefault && <span className={classes['soft']}> (opens first)</span>}
            </Menu.Item>
          ))}
          {query !== '' && !shown && (
            <>
              <Menu.Divider />
              <Menu.Item onClick={saving.open}>Keep this view</Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {shown && <ViewMenu view={shown} />}
      <SaveViewModal opened={isSaving} onClose={saving.close} list={list} query={query} />
    </div>
  );
}

/** A list opened without any filter in its address opens with the person's own choice, once. */
function useDefaultView({ views, query, onOpen }: { views: readonly View[] | undefined } & Omit<Props, 'list'>) {
  const looked = useRef(false);
  useEffect(() => {
    if (!views || looked.current) return;
    looked.current = true;
    const chosen = views.find(({ isDefault }) => isDefault);
    if (chosen && query === '') onOpen(chosen.query);
  }, [views, query, onOpen]);
}

/** What can be done with the view that is shown. */
function ViewMenu({ view }: { view: View }) {
  const trpc = useTRPC();
  const may = useMay();
  const { slug } = useWorkspace();
  const [isNaming, setNaming] = useState(false);
  const change = useMutation(trpc.views.change.mutationOptions({ onSuccess: () => setNaming(false) }));
  const remove = useMutation(
    trpc.views.remove.mutationOptions({ onSuccess: () => sayDone(`The view ${view.name} is deleted.`) }),
  );
  const set = (changes: { shared?: boolean; isDefault?: boolean; name?: string }) =>
    change.mutate({ workspace: slug, viewId: view.id, ...changes });
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <ActionIcon variant="default" size="input-sm" aria-label={`The view ${view.name}`}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => set({ isDefault: !view.isDefault })}>
            {view.isDefault ? 'Open without it' : 'Open with it first'}
          </Menu.Item>
          {view.isMine && <Menu.Item onClick={() => setNaming(true)}>Rename</Menu.Item>}
          {view.isMine && may.edit && (
            <Menu.Item onClick={() => set({ shared: !view.isShared })}>
              {view.isShared ? 'Share it no longer' : 'Share it with everybody here'}
            </Menu.Item>
          )}
          {(view.isMine || may.admin) && (
            <Menu.Item color="red" onClick={() => remove.mutate({ workspace: slug, viewId: view.id })}>
              Delete
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <OneLineModal
        opened={isNaming}
        onClose={() => setNaming(false)}
        title="Rename the view"
        text="What it shows stays as it is."
        label="Name"
        placeholder="Stuck at Harbour"
        initial={view.name}
        verb="Rename"
        busy={change.isPending}
        onSubmit={(name) => set({ name })}
      />
    </>
  );
}
