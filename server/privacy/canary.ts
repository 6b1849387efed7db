import { aLine, anOrder } from '../../nodes/order/an-order';
import type { Address, Order } from '../../nodes/order/order';

/** For tests: an order with a word of its own in every field that can hold something about a person. */
export const canary = 'Zqxcanary';

const say = (field: string) => `${canary} ${field}`;

const anAddress = (of: string): Address => ({
  name: say(`${of} name`),
  company: say(`${of} company`),
  lines: [say(`${of} street`), say(`${of} floor`)],
  city: say(`${of} city`),
  postcode: say(`${of} postcode`),
  country: 'ES',
  phone: say(`${of} phone`),
  email: `${canary}-${of}@example.com`,
});

const fact = { id: 'fact', externalIds: {} };

export const aPersonalOrder = (source: Order['source']): Order =>
  anOrder({
    source,
    // No copy from the source is newer.
    updatedAt: '2030-01-01T00:00:00Z',
    buyer: {
      ref: say('ref'),
      name: say('buyer'),
      email: `${canary}-buyer@example.com`,
      phone: say('phone'),
      taxId: say('tax'),
    },
    shipTo: anAddress('shipTo'),
    billTo: anAddress('billTo'),
    note: say('note'),
    lines: [aLine({ giftMessage: say('gift'), attributes: { engraving: say('engraving') } })],
    attributes: { birthday: say('attribute') },
    assigned: { tags: [], note: say('assigned note'), attributes: { remark: say('assigned attribute') } },
    cancellations: [
      { ...fact, requestedBy: 'customer', stage: 'rejected', items: [{ quantity: 1 }], reason: say('cancel reason') },
    ],
    returns: [
      {
        ...fact,
        stage: 'declined',
        items: [{ quantity: 1, reason: say('return reason'), condition: say('condition') }],
      },
    ],
    refunds: [{ ...fact, stage: 'failed', amount: '1', items: [], movesMoney: false, reason: say('refund reason') }],
    documents: [{ ...fact, kind: 'label', fileName: `${canary}.pdf`, url: `https://labels.example.com/${canary}` }],
  });

/** Whatever else quotes the order: reasons, changes, requests and answers, problems, notes. */
export const everyText = ({ buyer, shipTo, note, attributes }: Order): string =>
  [buyer.name, buyer.email?.toUpperCase(), shipTo?.lines[0], shipTo?.city, note, attributes['birthday']].join(' | ');
