import { startVendure } from '../peers/start-vendure';
import { findFreePort } from '../setup/free-port';
import { startProduct } from './e2e-product';
import { announceVendure } from './peer-vendure';
import { atDatabase, onServer, startTestPostgres } from './test-postgres';

/** Playwright calls this once before the stories, and what it returns after them: a real shop, and the product beside it. */
export default async function setup(): Promise<() => Promise<void>> {
  const postgres = await startTestPostgres();
  await onServer(postgres.url, 'create database vendure');
  const databaseUrl = atDatabase(postgres.url, 'vendure');
  const vendure = await startVendure({ databaseUrl, port: await findFreePort() });
  announceVendure(vendure);
  const product = await startProduct();
  return async () => {
    await product.stop();
    await vendure.stop();
    await postgres.stop();
  };
}
