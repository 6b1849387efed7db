import { useQueryClient } from '@tanstack/react-query';
import { ConnectModal } from '../../../_connections/connect-modal';
import { useTRPC } from '../../../_ui/trpc';
import { byId } from '../../create-editor';
import { useEditor } from '../../editor-context';
import { canServe, type WantedAccount } from './can-serve';

interface Props {
  readonly wanted: WantedAccount | undefined;
  onConnected(connectionId: string): void;
  onClose(): void;
}

/** Connecting an account without leaving the drawing. It can be chosen only once the editor knows it, so that is fetched first. */
export function ConnectHere({ wanted, onConnected, onClose }: Props) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { workspace, flowId, overlay } = useEditor();
  const take = async (id: string) => {
    const flow = await client.fetchQuery({ ...trpc.flows.get.queryOptions({ workspace, flowId }), staleTime: 0 });
    overlay.setState({ connections: byId(flow.connections) });
    onConnected(id);
  };
  return (
    <ConnectModal
      workspace={workspace}
      isWanted={(connector) => !wanted || canServe(connector, wanted)}
      onConnected={take}
      onClose={onClose}
    />
  );
}
