'use client';
import { GroupFacts } from './group-facts';
import { GroupFix } from './group-fix';
import type { ProblemGroup } from './health-view';
import classes from './problem-group-row.module.css';

/** One cause as a line: the same as on its card, for those that can wait a little. */
export function ProblemGroupRow({ group }: { group: ProblemGroup }) {
  return (
    <li className={classes['row']}>
      <div className={classes['words']}>
        <p className={classes['message']}>{group.message}</p>
        <p className={classes['facts']}>
          <GroupFacts group={group} />
        </p>
      </div>
      <div className={classes['fix']}>
        <GroupFix group={group} />
      </div>
    </li>
  );
}
