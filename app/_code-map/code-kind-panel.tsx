'use client';
import { Stack } from '@mantine/core';
import { codeKinds } from '../../nodes/order/code-match';
import { EmptyState } from '../_ui/empty-state';
import { SkuMapPicture } from '../_ui/pictures/sku-map';
import { useMay } from '../_ui/workspace';
import { AddCodeForm } from './add-code-form';
import type { CodeKindView, Destination } from './code-map-view';
import { CodePolicy } from './code-policy';
import { CodeTable } from './code-table';
import { WaitingCodes } from './waiting-codes';

/** One kind at one destination: what waits, what is matched, and what becomes of the rest. */
export function CodeKindPanel({ view, destination }: { view: CodeKindView; destination: Destination }) {
  const may = useMay();
  return (
    <Stack gap="lg">
      {view.waiting.length > 0 && <WaitingCodes view={view} destination={destination} />}
      {may.edit && <AddCodeForm view={view} destination={destination} />}
      {view.matches.length > 0 ? (
        <CodeTable view={view} destination={destination} />
      ) : (
        <EmptyState
          picture={<SkuMapPicture />}
          text={`No ${codeKinds[view.kind].one} needs a match at ${destination.name} so far. ${
            view.hasList ? 'Those of the same name in its own list are found without.' : ''
          }`.trim()}
        />
      )}
      <CodePolicy view={view} destination={destination} />
    </Stack>
  );
}
