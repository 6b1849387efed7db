'use client';
import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots, IconDownload, IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useExport } from '../_files/use-export';
import { FlowThumbnail } from '../_flows/flow-thumbnail';
import { ConfirmModal } from '../_ui/confirm-modal';
import { useHere } from '../_ui/frame/use-here';
import { LinkButton } from '../_ui/link-button';
import { sayDone } from '../_ui/notify';
import { sayMany } from '../_ui/say-number';
import { useTRPC } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';
import { ChangeTemplateModal } from './change-template-modal';
import type { TemplateRow } from './template-row';
import classes from './templates.module.css';

/** A template as a small picture, what it needs, and the way to use it. */
export function TemplateCard({ template }: { template: TemplateRow }) {
  const { to } = useHere();
  const may = useMay();
  const { id, name, description, thumbnail } = template;
  return (
    <article className={classes['card']}>
      <FlowThumbnail thumbnail={thumbnail} />
      <div className={classes['body']}>
        <div className={classes['head']}>
          <h3 className={classes['name']}>{name}</h3>
          {may.edit && <TemplateMenu template={template} />}
        </div>
        <p className={classes['text']}>{description}</p>
        <p className={classes['soft']}>{sayNeeds(template)}</p>
        {may.edit && (
          <LinkButton href={to(`templates/${encodeURIComponent(id)}`)} variant="default" w="fit-content">
            Use it
          </LinkButton>
        )}
      </div>
    </article>
  );
}

function sayNeeds({ accounts, steps, parameters, audience, version }: TemplateRow): string {
  const parts = [
    accounts.length > 0 ? `Accounts: ${accounts.join(', ')}` : 'Needs no account',
    sayMany(steps, { one: 'step' }),
    ...(parameters > 0 ? [`${sayMany(parameters, { one: 'setting' })} of your own`] : []),
    ...(audience === 'builtIn'
      ? []
      : [`version ${version}`, audience === 'mine' ? 'in all your workspaces' : 'only here']),
  ];
  return parts.join(' · ');
}

function TemplateMenu({ template }: { template: TemplateRow }) {
  const { id, name, isFromHere } = template;
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const download = useExport();
  const [opened, modal] = useDisclosure(false);
  const [isChanging, changing] = useDisclosure(false);
  const remove = useMutation(
    trpc.templates.remove.mutationOptions({
      onSuccess: () => {
        sayDone(`${name} is out of the library.`);
        modal.close();
      },
    }),
  );
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={`More about ${name}`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {isFromHere && (
            <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={changing.open}>
              Name and audience
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconDownload size={16} aria-hidden />} onClick={() => download({ templateId: id })}>
            Export as a file
          </Menu.Item>
          {isFromHere && (
            <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={modal.open}>
              Remove
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <ChangeTemplateModal template={template} opened={isChanging} onClose={changing.close} />
      <ConfirmModal
        opened={opened}
        onClose={modal.close}
        title={`Remove ${name}`}
        text="It goes out of the library. Flows made from it stay as they are."
        verb="Remove"
        keep="Keep it"
        busy={remove.isPending}
        onConfirm={() => remove.mutate({ workspace, templateId: id })}
      />
    </>
  );
}
