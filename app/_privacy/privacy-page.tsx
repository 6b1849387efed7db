'use client';
import { Anchor, Stack } from '@mantine/core';
import Link from 'next/link';
import { useHere } from '../_ui/frame/use-here';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { useMay } from '../_ui/workspace';
import { ErasurePanel } from './erasure-panel';
import { RetentionPanel } from './retention-panel';

/** How long things are kept, and what is held of one person. */
export function PrivacyPage() {
  const { to } = useHere();
  const may = useMay();
  return (
    <PageBody narrow>
      <PageHeader
        above={
          <Anchor component={Link} href={to('settings')}>
            Settings
          </Anchor>
        }
        title="Personal data"
        state="How long things are kept, and what is held of one person."
      />
      {may.admin ? (
        <Stack gap="xl">
          <RetentionPanel />
          {may.manage && <ErasurePanel />}
        </Stack>
      ) : (
        <p>Owners and admins look after this. Ask one of them.</p>
      )}
    </PageBody>
  );
}
