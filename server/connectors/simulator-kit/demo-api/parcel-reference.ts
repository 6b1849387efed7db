/** Parcels of one shipment are told one by one; each needs a name of its own that is the same at every attempt. */
export const parcelReference = (reference: string, index: number) =>
  index === 0 ? reference : `${reference}-${index + 1}`;
