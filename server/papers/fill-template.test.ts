import { describe, expect, it } from 'vitest';
import { anOrder } from '../../nodes/order/an-order';
import { defaultTemplates } from './default-templates';
import { fillTemplate } from './fill-template';
import { toPaperView } from './paper-view';

const views = [toPaperView(anOrder(), { shop: 'Workshop', now: '2026-01-10T10:00:00Z' })];
const fill = (source: string) => fillTemplate({ source, views });

describe('a template', () => {
  it('fills in what is known of the order, escaped, and loops over its lines', async () => {
    const source =
      '{{ shop.name }} {{ order.number }}{% for line in lines %}|{{ line.title }}{% endfor %} {{ "<script>" }}';
    const filled = await fill(source);
    expect(filled.ok && filled.value[0]).toMatch(/^Workshop 1001\|.+ &lt;script&gt;$/u);
  });

  it('of ours, an invoice, adds up: articles, less the discount, and the delivery make the total', async () => {
    const order = anOrder({
      charges: [{ kind: 'shipping', title: 'Express', amount: '5', taxes: [] }],
      totals: { subtotal: '100.10', discount: '10.10', shipping: '5', tax: '0', total: '95' },
    });
    const view = toPaperView(order, { shop: 'Workshop', now: '2026-01-10T10:00:00Z' });
    const filled = await fillTemplate({ source: defaultTemplates.invoice.source, views: [view] });
    const [, sum = ''] = (filled.ok ? (filled.value[0] ?? '') : '').split('class="sum"');
    const amounts = [...sum.matchAll(/<td class="n">(-?)\D*([\d.]+)<\/td>/g)].map(
      ([, sign, digits]) => `${sign}${digits}`,
    );
    expect(amounts).toEqual(['100.10', '-10.10', '5.00', '0.00', '95.00']);
  });

  it.each([
    ['a file', '{% include "/etc/passwd" %}'],
    ['a file rendered', '{% render "../../package.json" %}'],
    ['a layout', '{% layout "/etc/hostname" %}'],
    ['a filter there is not', '{{ order.number | exec }}'],
    ['a loop in a loop in a loop', `${'{% for i in (1..9999) %}'.repeat(4)}x${'{% endfor %}'.repeat(4)}`],
    [
      'text that doubles for ever',
      '{% assign a = "x" %}{% for i in (1..60) %}{% assign a = a | append: a %}{% endfor %}',
    ],
    ['a range of everything', '{% for i in (1..9999999999) %}x{% endfor %}'],
  ])('gets nothing by asking for %s, and ends', async (_what, source) => {
    const began = performance.now();
    expect(await fill(source)).toMatchObject({ ok: false, problems: [{ code: expect.stringMatching(/^template\./) }] });
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it.each(['{{ order.constructor }}', '{{ order.__proto__ }}', '{{ lines.constructor.constructor }}', '{{ process }}'])(
    'sees nothing behind %s',
    async (source) => expect(await fill(source)).toEqual({ ok: true, value: [''] }),
  );
});
