import { EmptyState } from './_ui/empty-state';
import { LinkButton } from './_ui/link-button';
import { NothingFoundPicture } from './_ui/pictures/nothing-found';

export default function NotFound() {
  return (
    <main>
      <EmptyState
        picture={<NothingFoundPicture />}
        text="This page is not here. It may have moved, or the address has a slip in it."
        action={<LinkButton href="/">Go to the start</LinkButton>}
      />
    </main>
  );
}
