import { Button } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { documentKinds } from '../../nodes/label/label-convert-settings';
import type { Order } from '../../nodes/order/order';
import { bytesOf, canPrint, openToPrint } from '../_papers/paper-file';
import { PaperPicture } from '../_papers/paper-picture';
import { sayFailed } from '../_ui/notify';
import { saveFile } from '../_ui/save-file';
import { useTRPCClient } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';
import classes from './paper-list.module.css';

type Document = Order['documents'][number];

interface Props {
  readonly orderId: string;
  readonly documents: Order['documents'];
}

/** Labels and other papers of the order, each to be looked at, saved or printed. Nothing while there are none. */
export function PaperList({ orderId, documents }: Props) {
  const may = useMay();
  if (documents.length === 0) return null;
  return (
    <ul className={classes['papers']} aria-label="Papers">
      {documents.map((document) => (
        <li key={document.id}>
          {may.edit && document.sha256 !== undefined && (
            <PaperPicture orderId={orderId} documentId={document.id} name={nameOf(document)} />
          )}
          <div className={classes['words']}>
            <strong>{nameOf(document)}</strong>
            <span className={classes['soft']}>{sayFormat(document)}</span>
            {document.note && <span className={classes['soft']}>{document.note}</span>}
            {may.edit && document.sha256 !== undefined && <Buttons orderId={orderId} document={document} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Buttons({ orderId, document }: { orderId: string; document: Document }) {
  const client = useTRPCClient();
  const { slug } = useWorkspace();
  const load = () => client.orders.document.query({ workspace: slug, orderId, documentId: document.id });
  const save = () =>
    load().then((file) => saveFile({ name: file.fileName, type: file.mediaType, content: bytesOf(file) }), sayFailed);
  return (
    <div className={classes['buttons']}>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconDownload size={14} aria-hidden />}
        onClick={() => void save()}
        aria-label={`Save ${nameOf(document)}`}
      >
        Save
      </Button>
      {canPrint(document.mediaType) && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPrinter size={14} aria-hidden />}
          onClick={() => void openToPrint(load).catch(sayFailed)}
          aria-label={`Print ${nameOf(document)}`}
        >
          Print
        </Button>
      )}
    </div>
  );
}

const nameOf = ({ fileName, kind }: Document) => fileName ?? documentKinds[kind];

function sayFormat({ sha256, mediaType, madeFrom, kind }: Document): string {
  if (sha256 === undefined) return 'It could not be read when it came.';
  const format = formats[mediaType ?? ''] ?? 'unknown format';
  return `${documentKinds[kind]}, ${format}${madeFrom === undefined ? ', as it came' : ', made by your flow'}`;
}

const formats: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'text/html': 'HTML',
  'image/png': 'picture',
  'image/gif': 'picture',
  'image/jpeg': 'picture',
  'application/zpl': 'printer code (ZPL)',
  'application/epl': 'printer code (EPL)',
};
