import { EmptyState } from './_ui/empty-state';
import { NothingFoundPicture } from './_ui/pictures/nothing-found';
import { PlainLink } from './_ui/plain-link';

export default function NotFound() {
  return (
    <main>
      <EmptyState
        isPage
        picture={<NothingFoundPicture />}
        text="This page is not here. It may have moved, or the address has a slip in it."
        action={<PlainLink href="/">Go to the start</PlainLink>}
      />
    </main>
  );
}
