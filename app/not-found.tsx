import { Button } from '@mantine/core';
import Link from 'next/link';
import { EmptyState } from './_ui/empty-state';
import { NothingFoundPicture } from './_ui/pictures/nothing-found';

export default function NotFound() {
  return (
    <main>
      <EmptyState
        picture={<NothingFoundPicture />}
        text="This page is not here. It may have moved, or the address has a slip in it."
        action={
          <Button component={Link} href="/">
            Go to the start
          </Button>
        }
      />
    </main>
  );
}
