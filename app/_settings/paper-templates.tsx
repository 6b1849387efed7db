import { Anchor } from '@mantine/core';
import Link from 'next/link';
import { keysOf } from '../../nodes/contract';
import { templateKinds } from '../_papers/template-kinds';
import { useHere } from '../_ui/frame/use-here';
import { Section } from '../_ui/section';
import { useMay } from '../_ui/workspace';
import classes from './settings.module.css';

/** Packing slip and invoice, each with the way to its template. Nothing for those who may not change them. */
export function PaperTemplates() {
  const { to } = useHere();
  const may = useMay();
  if (!may.edit) return null;
  return (
    <Section title="Papers">
      <ul className={classes['devices']}>
        {keysOf(templateKinds).map((kind) => (
          <li key={kind}>
            <span>
              {templateKinds[kind].title}
              <span className={classes['soft']}>{templateKinds[kind].help}</span>
            </span>
            <Anchor
              component={Link}
              href={to(`settings/papers/${kind}`)}
              aria-label={`Edit ${templateKinds[kind].title}`}
            >
              Edit
            </Anchor>
          </li>
        ))}
      </ul>
    </Section>
  );
}
