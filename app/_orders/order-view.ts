import type { Outputs } from '../_ui/trpc';

/** An order with everything that is known of it, as it reaches the browser. */
export type OrderView = Outputs['orders']['get'];
export type Station = OrderView['stations'][number];
export type Pause = NonNullable<Station['pause']>;
export type TimelineEntry = OrderView['timeline'][number];
export type TimelineDetailView = NonNullable<TimelineEntry['detail']>;
export type Exchange = TimelineDetailView['exchanges'][number];
export type OrderDelivery = OrderView['deliveries'][number];

/** An order in the list. */
export type OrderRow = Outputs['orders']['list']['rows'][number];
export type OrderWord = OrderRow['word'];

export type RawMessage = Outputs['orders']['raw'][number];
/** The messages of an order, or one of them. */
export type RawRequest = { readonly orderId: string } | { readonly messageId: string };
