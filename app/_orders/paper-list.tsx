import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { documentKinds } from '../../nodes/label/label-convert-settings';
import type { Order } from '../../nodes/order/order';
import { sayFailed } from '../_ui/notify';
import { saveFile } from '../_ui/save-file';
import { useTRPCClient } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';
import classes from './order-facts.module.css';

interface Props {
  readonly orderId: string;
  readonly documents: Order['documents'];
}

/** Labels and other papers of the order, each to be saved or printed. Nothing while there are none. */
export function PaperList({ orderId, documents }: Props) {
  if (documents.length === 0) return null;
  return (
    <ul className={classes['facts']} aria-label="Papers">
      {documents.map((document) => (
        <Paper key={document.id} orderId={orderId} document={document} />
      ))}
    </ul>
  );
}

function Paper({ orderId, document }: { orderId: string; document: Order['documents'][number] }) {
  const client = useTRPCClient();
  const { slug } = useWorkspace();
  const may = useMay();
  const name = document.fileName ?? `${documentKinds[document.kind]}, ${formatWord(document.mediaType)}`;
  const download = () =>
    client.orders.document
      .query({ workspace: slug, orderId, documentId: document.id })
      .then(
        ({ fileName, mediaType, base64 }) =>
          saveFile({ name: fileName, type: mediaType, content: Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)) }),
        sayFailed,
      );
  return (
    <li>
      <strong>{name}</strong>{' '}
      {document.sha256 === undefined ? (
        <span className={classes['parcel']}>It could not be read when it came.</span>
      ) : (
        may.edit && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconDownload size={14} aria-hidden />}
            onClick={() => void download()}
            aria-label={`Save ${name}`}
          >
            Save
          </Button>
        )
      )}
    </li>
  );
}

const formats: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'text/html': 'HTML',
  'image/png': 'picture',
  'image/gif': 'picture',
  'image/jpeg': 'picture',
  'application/zpl': 'printer code',
  'application/epl': 'printer code',
};
const formatWord = (mediaType: string | undefined) => formats[mediaType ?? ''] ?? 'unknown format';
