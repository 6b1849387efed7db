/** The next round number at or above, for the top of a chart: 1, 2, 3, 4, 5, 6, 8, 10, 20 … */
export function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 3, 4, 5, 6, 8, 10].find((one) => one * power >= value) ?? 10;
  return step * power;
}
