import { useDrawing } from './editor-context';
import classes from './hidden.module.css';

/** Says to people who listen what has just happened. */
export function LiveRegion() {
  const announcement = useDrawing((state) => state.announcement);
  return (
    <div className={classes['hidden']} role="status" aria-live="polite" data-testid="announcement">
      {announcement}
    </div>
  );
}
