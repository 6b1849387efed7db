'use client';
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import classes from './disclosure.module.css';

interface Props {
  readonly title: string;
  /** One sentence beside the title. */
  readonly text?: string;
  /** Open whatever the person did, for instance because something in it needs attention. */
  readonly mustOpen?: boolean;
  readonly children: ReactNode;
}

/** A card that opens. What is inside is only made, and only asked for, once it is open. */
export function Disclosure({ title, text, mustOpen = false, children }: Props) {
  const [wantsOpen, setOpen] = useState(false);
  const open = wantsOpen || mustOpen;
  const id = useId();
  return (
    <section className={classes['card']}>
      <h2 className={classes['head']}>
        <button
          type="button"
          className={classes['button']}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <IconChevronRight size={18} className={classes['chevron']} data-open={open} aria-hidden />
          <span className={classes['title']}>{title}</span>
          {text && <span className={classes['text']}>{text}</span>}
        </button>
      </h2>
      <div id={id} className={classes['body']} hidden={!open}>
        {open && children}
      </div>
    </section>
  );
}
