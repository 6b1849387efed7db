import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../setup/chromium';

interface Form {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Prints as Gotenberg 8 documents its route /forms/chromium/convert/html: the files of the form lie in a folder, index.html is opened from
 * there in a fresh page without scripts, and the form's fields become the parameters of the browser's own Page.printToPDF. It shares nothing
 * with our embedded engine but the browser. For tests where no real one is at hand.
 */
export async function startGotenbergStandIn(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const { executablePath, args, env } = findChromium();
  const browser = await chromium.launch({ executablePath, args: [...args], env: { ...env } });
  const server = createServer((request, response) => {
    void answer(browser, request).then(
      (pdf) => response.writeHead(200, { 'content-type': 'application/pdf' }).end(pdf),
      (error: unknown) => response.writeHead(400, { 'content-type': 'text/plain' }).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      await new Promise((resolve) => server.close(resolve));
      await browser.close();
    },
  };
}

async function answer(browser: Browser, request: IncomingMessage): Promise<Buffer> {
  if (request.method !== 'POST' || request.url !== '/forms/chromium/convert/html') throw new Error('No such route.');
  const form = await readForm(request);
  if (!form.files.has('index.html')) throw new Error('Invalid form data: form file "index.html" is required');
  const folder = mkdtempSync(join(tmpdir(), 'gotenberg-'));
  try {
    for (const [name, bytes] of form.files) writeFileSync(join(folder, basename(name)), bytes);
    return await print(browser, { page: pathToFileURL(join(folder, 'index.html')).href, fields: form.fields });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The platform's own reader of multipart forms. */
export async function readForm(request: IncomingMessage): Promise<Form> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  const form = await new Response(Buffer.concat(chunks), { headers }).formData();
  const fields: Record<string, string> = {};
  const files = new Map<string, Uint8Array>();
  for (const [name, value] of form) {
    if (typeof value === 'string') fields[name] = value;
    else files.set(value.name, new Uint8Array(await value.arrayBuffer()));
  }
  return { fields, files };
}

/** Started with its scripts off and both address ranges denied, as our compose file starts it. */
async function print(
  browser: Browser,
  { page: address, fields }: { page: string; fields: Form['fields'] },
): Promise<Buffer> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    await page.route('**', (route) => (route.request().url() === address ? route.continue() : route.abort()));
    await page.goto(address, { waitUntil: 'load', timeout: 15_000 });
    const session = await context.newCDPSession(page);
    const { data } = await session.send('Page.printToPDF', {
      paperWidth: Number(fields['paperWidth'] ?? 8.5),
      paperHeight: Number(fields['paperHeight'] ?? 11),
      marginTop: Number(fields['marginTop'] ?? 0.39),
      marginBottom: Number(fields['marginBottom'] ?? 0.39),
      marginLeft: Number(fields['marginLeft'] ?? 0.39),
      marginRight: Number(fields['marginRight'] ?? 0.39),
      preferCSSPageSize: fields['preferCssPageSize'] === 'true',
      printBackground: fields['printBackground'] === 'true',
    });
    return Buffer.from(data, 'base64');
  } finally {
    await context.close();
  }
}
