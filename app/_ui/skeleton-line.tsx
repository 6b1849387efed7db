import classes from './skeleton-line.module.css';

interface Props {
  readonly width: 'full' | 'long' | 'half' | 'short';
  readonly height?: 'text' | 'title' | 'block';
}

/**
 * A line of what is on its way. Sized by class: the server draws it too, and the content security policy lets no style
 * attribute of server-drawn markup count.
 */
export const SkeletonLine = ({ width, height = 'text' }: Props) => (
  <div className={classes['line']} data-width={width} data-height={height} />
);
