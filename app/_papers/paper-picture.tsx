import { Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import classes from './paper-picture.module.css';

interface Props {
  readonly orderId: string;
  readonly documentId: string;
  readonly name: string;
}

/** The first page of a paper, small; a click shows it large. */
export function PaperPicture({ orderId, documentId, name }: Props) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const [isLarge, large] = useDisclosure(false);
  const { data } = useQuery(
    trpc.orders.preview.queryOptions(
      { workspace: slug, orderId, documentId },
      // The bytes behind a document never change.
      { staleTime: Number.POSITIVE_INFINITY, retry: false },
    ),
  );
  if (!data?.picture) {
    return (
      <span className={classes['frame']}>
        <IconFileText size={22} aria-hidden />
      </span>
    );
  }
  const source = `data:image/png;base64,${data.picture}`;
  return (
    <>
      <button type="button" className={classes['frame']} onClick={large.open} aria-label={`Look at ${name}`}>
        <img src={source} alt="" />
      </button>
      <Modal opened={isLarge} onClose={large.close} title={name} size="lg">
        <img className={classes['large']} src={source} alt={name} />
      </Modal>
    </>
  );
}
