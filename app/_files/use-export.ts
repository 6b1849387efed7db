import { sayFailed } from '../_ui/notify';
import { saveFile } from '../_ui/save-file';
import { useTRPCClient } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';

/** Saves the set-up, or one flow of it, as a file. */
export function useExport(): (what: { flowId?: string }) => void {
  const client = useTRPCClient();
  const { slug: workspace } = useWorkspace();
  return (what) =>
    void client.files.export
      .query({ workspace, ...what })
      .then(({ text, fileName }) => saveFile({ name: fileName, type: 'application/json', content: text }), sayFailed);
}
