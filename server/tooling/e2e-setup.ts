import { startPostOffice } from './e2e-mail';
import { startProduct } from './e2e-product';

/** Playwright calls this once before the browser tests, and what it returns after them. */
export default async function setup(): Promise<() => Promise<void>> {
  const post = await startPostOffice();
  const product = await startProduct().catch(async (error: unknown) => {
    await post.close();
    throw error;
  });
  return async () => {
    await product.stop();
    await post.close();
  };
}
