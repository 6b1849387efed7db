import type { ReactNode } from 'react';

/** A number with its name, inside a list of them. */
export function Fact({ name, loud = false, children }: { name: string; loud?: boolean; children: ReactNode }) {
  return (
    <div data-loud={loud}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
