import type { Metadata } from 'next';
import { SkuMapPage } from '../../_sku-map/sku-map-page';

export const metadata: Metadata = { title: 'SKU map' };

export default function Page() {
  return <SkuMapPage />;
}
