/** Stands where a use case is not written yet; nothing may import it when the skeleton is done. */
export const pending = (): never => {
  throw new Error('This is not written yet.');
};
