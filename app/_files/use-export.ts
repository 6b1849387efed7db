import { sayFailed } from '../_ui/notify';
import { saveFile } from '../_ui/save-file';
import { useTRPCClient } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';

type What = { readonly flowId?: string } | { readonly templateId: string };

/** Saves the set-up, one flow of it, or a template as a file. */
export function useExport(): (what: What) => void {
  const client = useTRPCClient();
  const { slug: workspace } = useWorkspace();
  const fileOf = (what: What) =>
    'templateId' in what
      ? client.files.exportTemplate.query({ workspace, ...what })
      : client.files.export.query({ workspace, ...what });
  return (what) =>
    void fileOf(what).then(
      ({ text, fileName }) => saveFile({ name: fileName, type: 'application/json', content: text }),
      sayFailed,
    );
}
