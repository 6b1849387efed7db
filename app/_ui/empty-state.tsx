import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

interface Props {
  readonly picture: ReactNode;
  readonly text: ReactNode;
  readonly action?: ReactNode;
  /** Where it is all there is on the page: the sentence is its title. */
  readonly isPage?: boolean;
}

/** What a list shows before it has anything: a picture of what will be there, one sentence, one button. */
export function EmptyState({ picture, text, action, isPage = false }: Props) {
  const Sentence = isPage ? 'h1' : 'p';
  return (
    <div className={classes['empty']}>
      <div className={classes['picture']} aria-hidden="true">
        {picture}
      </div>
      <Sentence className={classes['text']}>{text}</Sentence>
      {action}
    </div>
  );
}
