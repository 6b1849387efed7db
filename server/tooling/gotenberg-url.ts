/** @throws when nobody has said where the Gotenberg to test with is. */
export function gotenbergUrl(): string {
  const url = process.env['GOTENBERG_URL'];
  if (url) return url;
  throw new Error('Say where your Gotenberg 8 is: GOTENBERG_URL=http://127.0.0.1:3001 npm run test:gotenberg');
}
