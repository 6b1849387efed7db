'use client';
import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { QueryView } from '../_ui/query-view';
import { TextSkeleton } from '../_ui/skeletons';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { SaveTemplateForm } from './save-template-form';

interface Props {
  readonly flowId: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Makes a template of a flow: without its accounts, with what differs from client to client named. */
export const SaveTemplateModal = ({ flowId, opened, onClose }: Props) => (
  <Modal opened={opened} onClose={onClose} title="Save as a template" size="lg">
    <Suggestion flowId={flowId} onClose={onClose} />
  </Modal>
);

function Suggestion({ flowId, onClose }: Omit<Props, 'opened'>) {
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const query = useQuery(
    trpc.templates.draft.queryOptions({ workspace, flowId }, { refetchOnWindowFocus: false, gcTime: 0 }),
  );
  return (
    <QueryView query={query} skeleton={<TextSkeleton lines={5} />}>
      {(suggestion) => <SaveTemplateForm flowId={flowId} suggestion={suggestion} onClose={onClose} />}
    </QueryView>
  );
}
