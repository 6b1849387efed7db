import { createHash } from 'node:crypto';

/** What an XML feed says besides its one message. */
export interface FeedDocument {
  readonly sellerId: string;
  readonly messageType: 'OrderAcknowledgement' | 'OrderAdjustment';
  /** Names the message in the report on it. */
  readonly messageId: string;
  /** The message's own XML. */
  readonly message: string;
}

export const feedXml = ({ sellerId, messageType, messageId, message }: FeedDocument): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<AmazonEnvelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="amzn-envelope.xsd">
${element('Header', element('DocumentVersion', '1.01') + element('MerchantIdentifier', text(sellerId)))}
${element('MessageType', messageType)}
${element('Message', element('MessageID', messageId) + element(messageType, message))}
</AmazonEnvelope>
`;

/** A positive whole number below 2³¹ that stands for our reference: the report on a feed names messages by it. */
export const messageIdOf = (reference: string): string =>
  String((createHash('sha256').update(`feed:${reference}`).digest().readUInt32BE(0) % 2_147_483_646) + 1);

export const element = (name: string, content: string): string => `<${name}>${content}</${name}>`;

/** For text between tags and in attributes; what XML cannot hold falls away. */
export const text = (value: string): string =>
  value
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids exactly these.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** What Amazon reports on a feed. A message that went well is often counted only and not named. */
export interface FeedReport {
  readonly successful: number;
  readonly withError: number;
  readonly results: readonly { readonly messageId: string; readonly isError: boolean; readonly description: string }[];
}

/**
 * Reads a processing report. It is a flat little document of a known shape, so its elements are picked out by name; whatever else
 * stands in it is not looked at, no entity is resolved. Null: this is no such report.
 */
export function readReport(xml: string): FeedReport | null {
  const report = inner(xml, 'ProcessingReport');
  if (report === null) return null;
  return {
    successful: Number(inner(report, 'MessagesSuccessful') ?? 0),
    withError: Number(inner(report, 'MessagesWithError') ?? 0),
    results: report
      .split('<Result>')
      .slice(1)
      .map((result) => ({
        messageId: inner(result, 'MessageID') ?? '',
        isError: inner(result, 'ResultCode') === 'Error',
        description: plainText(inner(result, 'ResultDescription') ?? ''),
      })),
  };
}

function inner(xml: string, name: string): string | null {
  const from = xml.indexOf(`<${name}>`);
  const to = xml.indexOf(`</${name}>`, from);
  return from < 0 || to < 0 ? null : xml.slice(from + name.length + 2, to).trim();
}

const plainText = (xml: string): string =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
