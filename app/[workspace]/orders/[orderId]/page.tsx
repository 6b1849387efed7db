import type { Metadata } from 'next';
import { OrderPage } from '../../../_orders/order-page';

export const metadata: Metadata = { title: 'Order' };

export default async function Page({ params }: { params: Promise<{ orderId: string }> }) {
  const { orderId } = await params;
  return <OrderPage orderId={orderId} />;
}
