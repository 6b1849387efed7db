/**
 * Shares an amount among weights in whole units, so that the shares add up to it exactly; what does not divide goes to the
 * largest remainders. Weights of zero only: everything goes to the first.
 */
export function spread(amount: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return weights.map((_, index) => (index === 0 ? amount : 0));
  // In big integers: the product of two amounts may be beyond what a double counts exactly.
  const parts = weights.map((weight, index) => {
    const product = BigInt(Math.abs(amount)) * BigInt(weight);
    return { index, share: Number(product / BigInt(total)), remainder: Number(product % BigInt(total)) };
  });
  let rest = Math.abs(amount) - parts.reduce((sum, { share }) => sum + share, 0);
  const shares = parts.map(({ share }) => share);
  for (const { index, share } of parts.toSorted((a, b) => b.remainder - a.remainder)) {
    shares[index] = rest > 0 ? share + 1 : share;
    rest -= 1;
  }
  return amount < 0 ? shares.map((share) => -share || 0) : shares;
}
