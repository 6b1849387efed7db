import type { ConnectorField } from './connector-view';

/** With fewer optional fields than this, hiding them would only cost a click. */
const fewest = 4;

const isSample = ({ input, name }: ConnectorField) => input === 'mapping' && name === 'mapping';

/** What a form shows at once, a pasted sample before all since it fills in others, and what waits behind "More settings". */
export function arrange(fields: readonly ConnectorField[]): {
  first: readonly ConnectorField[];
  rest: readonly ConnectorField[];
} {
  const optional = fields.filter((field) => !field.required && !field.secret && !isSample(field));
  const rest = optional.length < fewest ? [] : optional;
  const shown = fields.filter((field) => !rest.includes(field));
  return { first: [...shown.filter(isSample), ...shown.filter((field) => !isSample(field))], rest };
}
