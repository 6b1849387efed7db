import { expect, it } from 'vitest';
import { unmappedFields as findUnmapped, reviewUnmapped } from '../simulator-kit/unmapped-fields';
import { mirakl } from '.';
import { bareRecord, officialRecord } from './official-examples';
import { unmappedFields } from './unmapped-fields';

it('leaves no field of the official examples unread without a reviewed reason', () => {
  const settings = mirakl.settings.parse({ baseUrl: 'https://market.test', handOver: 'always' });
  const read = (body: unknown) =>
    mirakl.read({ topic: 'poll', headers: {}, body }, { connectionId: 'c-mirakl', settings });
  const unmapped = findUnmapped([officialRecord(), bareRecord()], read);
  expect(reviewUnmapped(unmapped, unmappedFields)).toEqual({ withoutReason: [], stale: [] });
}, 30_000);
