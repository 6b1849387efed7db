'use client';
import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArchive, IconCopy, IconDots, IconDownload, IconPencil, IconTemplate } from '@tabler/icons-react';
import { useExport } from '../_files/use-export';
import { SaveTemplateModal } from '../_templates/save-template-modal';
import classes from './flow-card.module.css';
import type { FlowRow } from './flow-row';
import { RenameFlowModal } from './rename-flow-modal';
import { useFlowActs } from './use-flow-acts';

/** Rename, copy, save as a template or a file, put away. */
export function FlowMenu({ flow }: { flow: FlowRow }) {
  const { duplicate, archive } = useFlowActs(flow);
  const download = useExport();
  const [renameOpen, rename] = useDisclosure(false);
  const [saveOpen, save] = useDisclosure(false);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon className={classes['menu'] ?? ''} aria-label={`More about ${flow.name}`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={rename.open}>
            Rename
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={duplicate}>
            Duplicate
          </Menu.Item>
          <Menu.Item leftSection={<IconTemplate size={16} aria-hidden />} onClick={save.open}>
            Save as a template
          </Menu.Item>
          <Menu.Item leftSection={<IconDownload size={16} aria-hidden />} onClick={() => download({ flowId: flow.id })}>
            Export as a file
          </Menu.Item>
          <Menu.Item leftSection={<IconArchive size={16} aria-hidden />} onClick={archive}>
            Archive
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <SaveTemplateModal opened={saveOpen} onClose={save.close} flowId={flow.id} />
      <RenameFlowModal opened={renameOpen} onClose={rename.close} flow={flow} />
    </>
  );
}
