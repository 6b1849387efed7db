'use client';
import { Anchor, Button, Select } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { EmptyState } from '../_ui/empty-state';
import { useHere } from '../_ui/frame/use-here';
import { sayFailed } from '../_ui/notify';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { NothingFoundPicture } from '../_ui/pictures/nothing-found';
import { QueryView } from '../_ui/query-view';
import { saveFile } from '../_ui/save-file';
import { TableSkeleton } from '../_ui/skeletons';
import { useTRPC, useTRPCClient } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { subjectWords } from './action-words';
import classes from './audit.module.css';
import { AuditLine } from './audit-line';

interface Search {
  readonly actor?: string | undefined;
  readonly about?: string | undefined;
}

/** Who did what in this workspace, and what was refused. Nobody can change it. */
export function AuditPage() {
  const { to } = useHere();
  const [search, setSearch] = useState<Search>({});
  return (
    <PageBody narrow>
      <PageHeader
        title="Audit log"
        state="Who did what in this workspace, and what was refused. Nobody can change it, and it never holds a secret."
        above={
          <Anchor component={Link} href={to('settings')}>
            Settings
          </Anchor>
        }
        action={<ExportButton search={search} />}
      />
      <Filters search={search} onChange={setSearch} />
      <Lines search={search} />
    </PageBody>
  );
}

function ExportButton({ search }: { search: Search }) {
  const client = useTRPCClient();
  const { slug } = useWorkspace();
  const download = () =>
    client.audit.exportCsv
      .query({ workspace: slug, ...search })
      .then(({ csv, fileName }) => saveFile({ name: fileName, type: 'text/csv', content: csv }), sayFailed);
  return (
    <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={() => void download()}>
      Export
    </Button>
  );
}

function Filters({ search, onChange }: { search: Search; onChange: (search: Search) => void }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { data: people = [] } = useQuery(trpc.audit.actors.queryOptions({ workspace: slug }));
  return (
    <div className={classes['filters']}>
      <Select
        label="Who"
        placeholder="Everybody"
        clearable
        data={people.map(({ userId, name }) => ({ value: userId, label: name }))}
        value={search.actor ?? null}
        onChange={(actor) => onChange({ ...search, actor: actor ?? undefined })}
      />
      <Select
        label="About"
        placeholder="Everything"
        clearable
        data={Object.entries(subjectWords).map(([value, label]) => ({ value, label }))}
        value={search.about ?? null}
        onChange={(about) => onChange({ ...search, about: about ?? undefined })}
      />
    </div>
  );
}

function Lines({ search }: { search: Search }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const query = useInfiniteQuery(
    trpc.audit.list.infiniteQueryOptions(
      { workspace: slug, ...search },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
  );
  return (
    <QueryView query={query} skeleton={<TableSkeleton rows={6} />}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.rows);
        if (rows.length === 0)
          return <EmptyState picture={<NothingFoundPicture />} text="Nothing like this has happened." />;
        return (
          <>
            <ul className={classes['list']}>
              {rows.map((row) => (
                <AuditLine key={row.id} row={row} />
              ))}
            </ul>
            {query.hasNextPage && (
              <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                Show older
              </Button>
            )}
          </>
        );
      }}
    </QueryView>
  );
}
