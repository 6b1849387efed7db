import classes from './payload.module.css';
import { prettyJson } from './pretty-json';

/** Text for machines, indented when it is JSON; scrolls inside itself. */
export function Payload({ text, label }: { text: string; label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard.
    <section className={classes['payload']} tabIndex={0} aria-label={label}>
      <pre>{prettyJson(text)}</pre>
    </section>
  );
}
