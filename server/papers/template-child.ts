import { Liquid } from 'liquidjs';

/**
 * A program for `askChild`: fills one Liquid template with one order after the other. No files, no partials, nothing inherited from a
 * prototype; text is escaped. What gets past the library's own limits ends with the process.
 */
interface Question {
  readonly source: string;
  readonly views: readonly object[];
}

const engine = new Liquid({
  ownPropertyOnly: true,
  outputEscape: 'escape',
  dynamicPartials: false,
  strictFilters: true,
  // An empty shelf instead of the disk: include, render and layout find nothing.
  templates: {},
  parseLimit: 200_000,
  renderLimit: 4_000,
  memoryLimit: 20_000_000,
});

process.once('message', ({ source, views }: Question) => {
  process.send?.(fill(source, views));
});

function fill(source: string, views: readonly object[]): object {
  try {
    const template = engine.parse(source);
    return { pages: views.map((view) => String(engine.renderSync(template, view))) };
  } catch (error) {
    return { trouble: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }
}
