'use client';
import { Table } from '@mantine/core';
import Link from 'next/link';
import { useHere } from '../_ui/frame/use-here';
import { sayCount } from '../_ui/say-number';
import classes from './flow-table.module.css';
import { ordersOf, type Stretch } from './say-stretch';

/** The chart as a table, the latest first: every number opens its orders. */
export function FlowTable({ stretches }: { stretches: readonly Stretch[] }) {
  return (
    // It scrolls, so that it can be reached by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: as above
    <section className={classes['scroll']} aria-label="Orders in and out as a table" tabIndex={0}>
      <Table stickyHeader verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>When</Table.Th>
            <Table.Th ta="right">In</Table.Th>
            <Table.Th ta="right">Out</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {stretches.toReversed().map((stretch) => (
            <Table.Tr key={stretch.start}>
              <Table.Th scope="row" fw={400}>
                {stretch.long}
              </Table.Th>
              <Count which="in" stretch={stretch} />
              <Count which="out" stretch={stretch} />
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function Count({ which, stretch }: { which: 'in' | 'out'; stretch: Stretch }) {
  const { to } = useHere();
  const count = stretch[which];
  return (
    <Table.Td ta="right">
      {count === 0 ? (
        <span className={classes['none']}>0</span>
      ) : (
        <Link
          href={to(ordersOf(which, stretch))}
          className={classes['count']}
          aria-label={`${sayCount(count)} ${which}, ${stretch.long}`}
        >
          {sayCount(count)}
        </Link>
      )}
    </Table.Td>
  );
}
