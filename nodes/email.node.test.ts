import { describe, expect, it } from 'vitest';
import { aConnection, aVisit, someConnections } from './a-visit';
import { emailNode } from './email.node';
import { anOrder } from './order/an-order';

const connections = someConnections(
  aConnection({ id: 'c-mail', name: 'Shop mail', capabilities: [], sends: ['email'] }),
);
const order = anOrder({ tags: ['Kogan'], buyer: { name: 'Ana Ruiz', email: 'ana@example.com' } });
const visit = aVisit({ order, connections });
const settings = {
  connectionId: 'c-mail',
  to: '{{buyerEmail}}',
  subject: 'Order for {{buyerName}}',
  text: 'Hello {{buyerName}}',
};
const to = (address: string, buyer = order.buyer) =>
  emailNode.run({ ...settings, to: address }, aVisit({ order: { ...order, buyer }, connections }));

describe('email', () => {
  it('is written with the order’s own values', () => {
    expect(emailNode.run(settings, visit)).toMatchObject({
      kind: 'effect',
      onSuccess: 'done',
      effects: [
        {
          kind: 'send',
          connectionId: 'c-mail',
          message: { kind: 'email', to: ['ana@example.com'], subject: 'Order for Ana Ruiz', text: 'Hello Ana Ruiz' },
        },
      ],
      reason: { text: 'Email to ana@example.com: Order for Ana Ruiz' },
    });
  });
  it('goes to several addresses', () => {
    expect(to('a@example.com, {{buyerEmail}}; b@example.com')).toMatchObject({
      effects: [{ message: { to: ['a@example.com', 'ana@example.com', 'b@example.com'] } }],
    });
  });
  it.each(['x@example.com, evil@example.com', 'x@example.com\r\nBcc: evil@example.com', '"a" <evil@example.com>'])(
    'never goes to more addresses than its author wrote, whatever the order says: %j',
    (email) => {
      const outcome = to('{{buyerEmail}}', { email });
      const sent = outcome.kind === 'effect' && outcome.effects[0]?.kind === 'send' ? outcome.effects[0].message : null;
      expect(sent?.kind === 'email' ? sent.to.length : 0).toBeLessThanOrEqual(1);
      expect(JSON.stringify(outcome)).not.toContain('"evil@example.com"');
    },
  );
  it('keeps a subject on one line', () => {
    const outcome = emailNode.run(
      settings,
      aVisit({ order: { ...order, buyer: { ...order.buyer, name: 'A\r\nBcc: x' } }, connections }),
    );
    expect(outcome).toMatchObject({ effects: [{ message: { subject: 'Order for A Bcc: x' } }] });
  });
  it('says so when the order has no address, or none that is one', () => {
    expect(to('{{buyerEmail}}', {})).toMatchObject({ kind: 'reject', problem: { code: 'order.noEmail' } });
    expect(to('{{buyerEmail}}', { email: 'ana at home' })).toMatchObject({
      kind: 'reject',
      problem: { code: 'order.badEmail' },
    });
  });
  it('asks for an account that sends emails, for addresses and for fields that exist', () => {
    const codes = (changes: object) =>
      emailNode.check({ ...settings, ...changes }, { connections }).map(({ code }) => code);
    expect(codes({})).toEqual([]);
    expect(codes({ connectionId: 'c-shop' })).toEqual(['node.cannotSend']);
    expect(codes({ connectionId: 'c-gone' })).toEqual(['node.connectionGone']);
    expect(codes({ to: 'warehouse' })).toEqual(['order.badEmail']);
    expect(codes({ text: '{{x}}' })).toEqual(['node.unknownField']);
    expect(emailNode.summary(settings, { connections })).toBe('To [Buyer email]: Order for [Buyer name]');
  });
  it('takes the label along, the paper made of it before the label itself, and nothing where none has come', () => {
    const label = { id: 'd1', externalIds: {}, kind: 'label' as const, sha256: 'a', mediaType: 'text/html' };
    const made = { ...label, id: 'd1:pdf:a6', sha256: 'b', madeFrom: 'd1', fileName: 'label-1001.pdf' };
    const run = (...documents: (typeof label)[]) =>
      emailNode.run({ ...settings, attach: 'label' }, aVisit({ order: { ...order, documents }, connections }));
    expect(run(label, made)).toMatchObject({
      effects: [{ message: { attachments: [{ sha256: 'b', fileName: 'label-1001.pdf' }] } }],
    });
    expect(run(label)).toMatchObject({ effects: [{ message: { attachments: [{ sha256: 'a', fileName: null }] } }] });
    expect(run()).toMatchObject({ kind: 'reject', problem: { code: 'email.noLabel' } });
  });
});
