import yauzl from 'yauzl';

const MAX_ENTRIES = 50;

/**
 * The files of a ZIP in memory, in the order the archive lists them; folders left out.
 *
 * @param maxBytes how much the files may come to in all, counted while inflating: what the archive claims is not believed.
 * @throws Error when the archive is broken or larger than allowed.
 */
export async function unpackZip(bytes: Uint8Array, { maxBytes }: { maxBytes: number }): Promise<Uint8Array[]> {
  const archive = await yauzl.fromBufferPromise(Buffer.from(bytes), { validateEntrySizes: true, lazyEntries: true });
  const files: Uint8Array[] = [];
  let total = 0;
  for await (const entry of archive.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    if (files.length === MAX_ENTRIES) throw new Error(`A ZIP may hold ${MAX_ENTRIES} files at most.`);
    const chunks: Buffer[] = [];
    for await (const chunk of await archive.openReadStreamPromise(entry)) {
      total += chunk.length;
      if (total > maxBytes) throw new Error(`The ZIP holds more than ${maxBytes} bytes.`);
      chunks.push(chunk);
    }
    files.push(Buffer.concat(chunks));
  }
  return files;
}
