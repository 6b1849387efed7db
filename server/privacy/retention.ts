import { z } from 'zod';

/** Classes of data that age, each with what a workspace keeps when nobody says otherwise. Days; null is for ever. */
export const retentionClasses = {
  messages: { days: 90, least: 7 },
  answers: { days: 90, least: 7 },
  traces: { days: 365, least: 14 },
  papers: { days: 365, least: 14 },
  persons: { days: 730, least: 30 },
  audit: { days: 730, least: 400 },
} as const;

export type RetentionClass = keyof typeof retentionClasses;
export const RetentionClass = z.enum(Object.keys(retentionClasses) as [RetentionClass, ...RetentionClass[]]);

const Days = (least: number) => z.int().min(least).max(3650).nullable();

/** What a workspace has decided; a class it has not decided about has its default. */
export const Keep = z.object({
  messages: Days(retentionClasses.messages.least),
  answers: Days(retentionClasses.answers.least),
  traces: Days(retentionClasses.traces.least),
  papers: Days(retentionClasses.papers.least),
  persons: Days(retentionClasses.persons.least),
  audit: Days(retentionClasses.audit.least),
});
export type Keep = z.infer<typeof Keep>;

export const standardKeep: Keep = {
  messages: retentionClasses.messages.days,
  answers: retentionClasses.answers.days,
  traces: retentionClasses.traces.days,
  papers: retentionClasses.papers.days,
  persons: retentionClasses.persons.days,
  audit: retentionClasses.audit.days,
};

/** As stored; whatever is not readable there is the standard. */
export const readKeep = (stored: unknown): Keep => {
  const given = z.looseObject({}).safeParse(stored);
  const kept = Keep.safeParse({ ...standardKeep, ...(given.success ? given.data : {}) });
  return kept.success ? kept.data : standardKeep;
};
