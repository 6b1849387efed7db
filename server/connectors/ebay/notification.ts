import { z } from 'zod';

/** What eBay's Notification API posts. Each topic has its own data; we only want to know which order it is about. */
export const Notification = z.object({
  metadata: z.object({ topic: z.string() }),
  notification: z.object({
    notificationId: z.string().min(1),
    eventDate: z.string().nullish(),
    data: z.looseObject({}).nullish(),
  }),
});
export type Notification = z.infer<typeof Notification>;

const OrderData = z.union([
  z.object({ order: z.object({ orderId: z.string().min(1) }) }).transform(({ order }) => order.orderId),
  z.object({ orderId: z.string().min(1) }).transform(({ orderId }) => orderId),
]);

/** Null: about no order, such as a buyer's account that was closed. */
export const orderIdIn = ({ notification }: Notification): string | null =>
  OrderData.safeParse(notification.data).data ?? null;
