import { capabilityMatrix, scenarioTable, triedConnectors } from './channel-tables';

/** The tables README.md shows, by the name in their markers. */
export const generatedParts = async (): Promise<Readonly<Record<string, string>>> => ({
  capabilities: capabilityMatrix(),
  scenarios: scenarioTable(await triedConnectors()),
});

/** Puts each part between `<!-- name -->` and `<!-- end of name -->`. @throws when the README has no such place. */
export function withGenerated(readme: string, parts: Readonly<Record<string, string>>): string {
  let text = readme;
  for (const [name, part] of Object.entries(parts)) {
    const [before, after] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
    const [start, end] = [text.indexOf(before), text.indexOf(after)];
    if (start === -1 || end < start) throw new Error(`README.md has no place for its ${name}.`);
    text = `${text.slice(0, start + before.length)}\n${part}\n${text.slice(end)}`;
  }
  return text;
}
