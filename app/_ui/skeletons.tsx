import { Card, SimpleGrid, Skeleton, Stack } from '@mantine/core';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** The shape of a table that is on its way. */
export function TableSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <Card p={0}>
      {numbers(rows).map((row) => (
        <Skeleton key={row} height={20} mx="md" my={14} width={`${96 - ((row * 7) % 30)}%`} />
      ))}
    </Card>
  );
}

/** The shape of a grid of cards. */
export function CardsSkeleton({ cards = 3, height = 150 }: { cards?: number; height?: number }) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
      {numbers(cards).map((card) => (
        <Card key={card} h={height}>
          <Skeleton height={18} width="55%" mb="sm" />
          <Skeleton height={12} width="80%" mb="xs" />
          <Skeleton height={12} width="40%" />
        </Card>
      ))}
    </SimpleGrid>
  );
}

/** The shape of a page with a heading and text. */
export function TextSkeleton({ lines = 6 }: { lines?: number }) {
  return (
    <Stack gap="sm">
      {numbers(lines).map((line) => (
        <Skeleton key={line} height={14} width={`${90 - ((line * 13) % 40)}%`} />
      ))}
    </Stack>
  );
}
