/** Stands in a note where no field can keep the reference. */
export const referenceNote = (reference: string) => `Sluice reference ${reference}`;

/** A note or reason that a later call finds again. */
export const withReference = (text: string, reference: string) => `${text} (${referenceNote(reference)})`.trim();

/** The reason as somebody gave it. */
export const withoutReference = (text: string) => text.replace(/\s*\(Sluice reference [^)]*\)/, '');
