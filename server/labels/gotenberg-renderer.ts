import { adjust, convert, type GotenbergClient, gotenberg, html as html5, pipe, please } from 'gotenberg-js-client';
import { request as undiciRequest } from 'undici';
import { failed, ok, type Problem } from '../../nodes/problem';
import { printableHtml } from './label-html';
import { outsideReferences } from './outside-references';
import { mmToInches, papers } from './paper';
import { MAX_PDF_BYTES, RENDER_TIMEOUT_MS, type Renderer, renderProblems } from './renderer';

/** Fields of Gotenberg 8's route /forms/chromium/convert/html that the client does not know by name. */
const fields = {
  preferCssPageSize: true,
  printBackground: true,
  // Silence instead of a picture of an error page: what the label wanted to load is told from its own text.
  failOnConsoleExceptions: false,
} as const;

const gone: Problem = {
  code: 'label.renderFailed',
  message: 'The service that prints labels does not answer.',
  retry: 'later',
};
const refused: Problem = {
  code: 'label.renderRefused',
  message: 'This label cannot be printed.',
  advice: 'Ask the carrier for a PDF of this label.',
  retry: 'never',
};
class Refusal extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`Gotenberg answered ${status}`);
    this.status = status;
  }
}

/** @param url base address of a Gotenberg 8; a name and password in it are sent as basic authentication. */
export function gotenbergRenderer({ url }: { url: string }): Renderer {
  const base = new URL(url);
  const auth = base.username
    ? `Basic ${btoa(`${decodeURIComponent(base.username)}:${decodeURIComponent(base.password)}`)}`
    : null;
  const address = new URL('/forms/chromium/convert/html', base.origin).href;
  const { widthMm, heightMm } = papers['4x6in'];
  const toPdf = pipe(
    gotenberg(base.origin, client(auth)),
    convert,
    html5,
    adjust({
      url: address,
      fields: {
        ...fields,
        paperWidth: mmToInches(widthMm),
        paperHeight: mmToInches(heightMm),
        marginTop: 0,
        marginBottom: 0,
        marginLeft: 0,
        marginRight: 0,
      },
    }),
    please,
  );

  return {
    engine: 'gotenberg',
    async render({ html, paper }) {
      // Always bytes: a string that begins with file:// would make the client read a file of ours.
      const document = Buffer.from(printableHtml({ html, paper }), 'utf8');
      const pdf = await toPdf({ 'index.html': document }).then(readAll).catch(asProblem);
      return 'code' in pdf ? failed(pdf) : ok({ pdf, refused: outsideReferences(html) });
    },
    close: async () => undefined,
  };
}

function asProblem(error: unknown): Problem {
  if (error instanceof RangeError) return renderProblems.tooLarge;
  // 4xx: this page will never do. 503 and the rest: busy or gone.
  if (error instanceof Refusal && error.status >= 400 && error.status < 500 && error.status !== 429) return refused;
  return gone;
}

/** The library's own client knows no time limit. */
function client(auth: string | null): GotenbergClient {
  return {
    async post(url, form) {
      const response = await undiciRequest(url, {
        method: 'POST',
        headers: { ...form.getHeaders(), ...(auth && { authorization: auth }) },
        body: form,
        signal: AbortSignal.timeout(RENDER_TIMEOUT_MS),
      });
      if (response.statusCode === 200) return response.body;
      await response.body.dump();
      throw new Refusal(response.statusCode);
    },
  };
}

async function readAll(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > MAX_PDF_BYTES) throw new RangeError('PDF too large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
