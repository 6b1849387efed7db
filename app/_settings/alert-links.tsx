import { Anchor } from '@mantine/core';
import Link from 'next/link';
import { useHere } from '../_ui/frame/use-here';
import { Section } from '../_ui/section';
import { useMay } from '../_ui/workspace';
import classes from './settings.module.css';

const pages = [
  {
    path: 'settings/alerts',
    title: 'Alerts',
    help: 'What is worth an alert, who gets an email, quiet hours and the morning’s summary',
  },
  { path: 'settings/webhooks', title: 'Webhooks', help: 'Tell your own systems what happens to orders' },
] as const;

/** The ways to what Sluice says by itself. Nothing for those who may not change it. */
export function AlertLinks() {
  const { to } = useHere();
  const may = useMay();
  if (!may.admin) return null;
  return (
    <Section title="Alerts and webhooks">
      <ul className={classes['devices']}>
        {pages.map(({ path, title, help }) => (
          <li key={path}>
            <span>
              {title}
              <span className={classes['soft']}>{help}</span>
            </span>
            <Anchor component={Link} href={to(path)} aria-label={`Edit ${title.toLowerCase()}`}>
              Edit
            </Anchor>
          </li>
        ))}
      </ul>
    </Section>
  );
}
