import { once } from 'node:events';
import { createServer } from 'node:net';

/** The wished port where it is free on loopback, else one that is. */
export async function findFreePort(wished = 0): Promise<number> {
  const server = createServer();
  try {
    server.listen({ port: wished, host: '127.0.0.1' });
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('A TCP server has an address with a port.');
    return address.port;
  } catch (cause) {
    if (wished === 0) throw cause;
    return await findFreePort();
  } finally {
    server.close();
  }
}
