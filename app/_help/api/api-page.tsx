'use client';
import { Button, Stack } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useHere } from '../../_ui/frame/use-here';
import { LinkButton } from '../../_ui/link-button';
import { Markdown } from '../../_ui/markdown';
import { PageBody } from '../../_ui/page-body';
import { PageHeader } from '../../_ui/page-header';
import { QueryView } from '../../_ui/query-view';
import { Section } from '../../_ui/section';
import { TextSkeleton } from '../../_ui/skeletons';
import { useMay } from '../../_ui/workspace';
import classes from './api.module.css';
import { type ApiDocument, addressesOf } from './open-api';
import { OperationCard } from './operation-card';

const documentPath = '/api/v1/openapi.json';

async function loadDocument(): Promise<ApiDocument> {
  const answer = await fetch(documentPath);
  if (!answer.ok) throw new Error(`${documentPath} answered ${answer.status}`);
  // Our own server's document, and a test holds its form.
  return (await answer.json()) as ApiDocument;
}

/** The HTTP API, read out of its own description. */
export function ApiPage() {
  const query = useQuery({ queryKey: ['api document'], queryFn: loadDocument, staleTime: Number.POSITIVE_INFINITY });
  return (
    <PageBody narrow>
      <PageHeader
        title="API"
        state="What programs can do here, with a key of this workspace."
        action={
          <Button
            component="a"
            href={documentPath}
            download="sluice-openapi.json"
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            OpenAPI document
          </Button>
        }
      />
      <QueryView query={query} skeleton={<TextSkeleton lines={12} />}>
        {(document) => <Reference document={document} />}
      </QueryView>
    </PageBody>
  );
}

function Reference({ document }: { document: ApiDocument }) {
  const addresses = addressesOf(document);
  return (
    <Stack gap="xl">
      <div>
        <Markdown text={document.info.description} />
        <KeyLink />
      </div>
      {document.tags.map(({ name, description }) => (
        <Section key={name} title={name}>
          <p className={classes['about']}>{description}</p>
          <Stack gap={8}>
            {addresses
              .filter(({ operation }) => operation.tags.includes(name))
              .map((address) => (
                <OperationCard key={address.operation.operationId} address={address} document={document} />
              ))}
          </Stack>
        </Section>
      ))}
    </Stack>
  );
}

function KeyLink() {
  const may = useMay();
  const { to } = useHere();
  if (!may.manage)
    return <p className={classes['about']}>Owners and admins of the workspace make keys under Settings.</p>;
  return (
    <LinkButton href={to('settings')} variant="default" mt={8} w="fit-content">
      Make a key
    </LinkButton>
  );
}
