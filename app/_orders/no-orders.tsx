'use client';
import { EmptyState } from '../_ui/empty-state';
import { useHere } from '../_ui/frame/use-here';
import { LinkButton } from '../_ui/link-button';
import { NothingFoundPicture } from '../_ui/pictures/nothing-found';
import { OrdersPicture } from '../_ui/pictures/orders';

/** The place of the orders when there are none to show. */
export function NoOrders({ narrowed }: { narrowed: boolean }) {
  const { to } = useHere();
  if (narrowed) {
    return (
      <EmptyState
        picture={<NothingFoundPicture />}
        text="No order answers to this. Numbers and SKUs are searched from their beginning."
        action={
          <LinkButton href={to('orders')} variant="default">
            Show all orders
          </LinkButton>
        }
      />
    );
  }
  return (
    <EmptyState
      picture={<OrdersPicture />}
      text="Orders appear here as they arrive, each with where it is and what it waits for. Connect a marketplace to receive the first."
      action={<LinkButton href={to('connections/new')}>Connect a marketplace</LinkButton>}
    />
  );
}
