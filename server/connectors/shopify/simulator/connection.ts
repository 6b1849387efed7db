/** A list as Shopify gives it out: so many at once, and where to go on. */
export const connection =
  <Item>(items: readonly Item[]) =>
  ({ first = 50, after }: { first?: number; after?: string | null }) => {
    const from = after ? Number(Buffer.from(after, 'base64url').toString()) : 0;
    const end = from + first;
    return {
      nodes: items.slice(from, end),
      pageInfo: {
        hasNextPage: end < items.length,
        endCursor: Buffer.from(String(Math.min(end, items.length))).toString('base64url'),
      },
    };
  };

/** The lists of Shopify that are not paged take a limit all the same. */
export const firstOf =
  <Item>(items: readonly Item[]) =>
  ({ first = 50 }: { first?: number }) =>
    items.slice(0, first);
