import { Skeleton, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { sayProblems } from '../_ui/problems-of';
import { sayMany } from '../_ui/say-number';
import { Trouble } from '../_ui/trouble';
import { type Outputs, useTRPC, useTRPCClient } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import classes from './template-page.module.css';

interface Props {
  readonly name: string;
  readonly template: Pick<Outputs['papers']['template'], 'source' | 'paper'>;
}

type Preview = Outputs['papers']['previewTemplate'];

const settleMs = 400;

/** The paper as the printer would get it, a moment after the last key. While the text is wrong the last good one stays, paler. */
export function TemplatePreview({ name, template }: Props) {
  const { data, trouble, isOld } = usePreview(template);
  return (
    <section className={classes['preview']} aria-label="Preview">
      {trouble !== null && <Trouble>{sayProblems(trouble)}</Trouble>}
      {data && (
        <>
          <img
            className={`${classes['sheet']} ${isOld ? classes['stale'] : ''}`}
            src={`data:image/png;base64,${data.picture}`}
            alt={`${name} of order ${data.orderNumber}`}
          />
          <Text className={classes['soft'] ?? ''} mt={6}>
            Order {data.orderNumber}, {sayMany(data.pages, { one: 'page' })}
          </Text>
        </>
      )}
      {!data && trouble === null && <Skeleton height={420} />}
    </section>
  );
}

function usePreview({ source, paper }: Props['template']) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { slug } = useWorkspace();
  const [settled] = useDebouncedValue(JSON.stringify({ source, paper }), settleMs);
  const lastGood = useRef<Preview | null>(null);
  const query = useQuery({
    queryKey: [...trpc.papers.previewTemplate.mutationKey(), slug, settled],
    queryFn: async () => {
      lastGood.current = await client.papers.previewTemplate.mutate({ workspace: slug, template: JSON.parse(settled) });
      return lastGood.current;
    },
    placeholderData: keepPreviousData,
    retry: false,
  });
  const isOld = query.isPlaceholderData || query.data === undefined;
  return { data: query.data ?? lastGood.current, trouble: query.error, isOld };
}
