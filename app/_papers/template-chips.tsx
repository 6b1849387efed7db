import { Button } from '@mantine/core';
import { templateFields } from './template-kinds';
import classes from './template-page.module.css';

/** Everything a template can say; a click puts it where the cursor is. */
export function TemplateChips({ onChoose }: { onChoose: (text: string) => void }) {
  return (
    <div className={classes['fields']}>
      {Object.entries(templateFields).map(([group, fields]) => (
        <div key={group}>
          <h2>{group}</h2>
          <div className={classes['chips']}>
            {fields.map((field) => (
              <Button key={field} size="compact-xs" variant="default" onClick={() => onChoose(`{{ ${field} }}`)}>
                {field}
              </Button>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
