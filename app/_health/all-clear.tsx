import { AllClearPicture } from '../_ui/pictures/all-clear';
import classes from './all-clear.module.css';

/** The place of the problems when there are none. */
export function AllClear() {
  return (
    <section className={classes['card']} aria-label="To fix">
      <AllClearPicture />
      <div>
        <p className={classes['head']}>Nothing to fix</p>
        <p className={classes['text']}>
          No order waits for you. A good moment to look over a flow, or to connect another marketplace.
        </p>
      </div>
    </section>
  );
}
