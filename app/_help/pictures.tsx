'use client';
import { SimpleGrid, useComputedColorScheme } from '@mantine/core';
import classes from './pictures.module.css';

interface Picture {
  /** Of the files in public/help, which "npm run help:pictures" makes: name-light.png and name-dark.png. */
  readonly name: string;
  readonly shows: string;
  readonly isTall?: boolean;
}

const pictures: readonly Picture[] = [
  { name: 'empty', shows: 'An empty canvas: the steps on the left, and where a flow begins.' },
  {
    name: 'ten-steps',
    shows: 'Ten steps: two marketplaces into a shop, large orders looked at first, shipments carried back.',
  },
  { name: 'test', shows: 'A test with an order: its way lights up, and nothing is sent anywhere.' },
  { name: 'diff', shows: 'Two versions compared: what was added and changed, and what only moved.' },
  { name: 'phone', shows: 'The same flow on a phone, as an outline of equal power.', isTall: true },
];

/** What the canvas looks like, in the colours of the page. */
export function Pictures() {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: true });
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      {pictures.map(({ name, shows, isTall = false }) => (
        <figure key={name} className={classes['figure']}>
          {/* biome-ignore lint/performance/noImgElement: a file of its own size that nothing has to be made of */}
          <img src={`/help/${name}-${scheme}.png`} alt={shows} loading="lazy" data-tall={isTall || undefined} />
          <figcaption>{shows}</figcaption>
        </figure>
      ))}
    </SimpleGrid>
  );
}
