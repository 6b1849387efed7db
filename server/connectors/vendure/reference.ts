/** Stands in a private note, or in a reason, where no field can keep the reference. */
export const referenceNote = (reference: string) => `Sluice reference ${reference}`;

/** A reason that a later call finds again. */
export const withReference = (text: string, reference: string) => `${text} (${referenceNote(reference)})`.trim();

/** The reason as somebody gave it. */
export const withoutReference = (text: string) => text.replace(/\s*\(Sluice reference [^)]*\)/, '');

/** The reference in a reason of ours; null in anybody else's. */
export const referenceIn = (text: string): string | null => /\(Sluice reference ([^)]*)\)/.exec(text)?.[1] ?? null;
