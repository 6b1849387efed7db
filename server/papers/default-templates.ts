import type { Paper } from '../labels/paper';
import type { TemplateKind } from './template-kind';

export interface Template {
  readonly source: string;
  readonly paper: Paper;
}

const style = `<style>
  body { font-family: Inter, Arial, sans-serif; font-size: 10.5pt; color: #1d1d1b; line-height: 1.45 }
  h1 { font-size: 17pt; margin: 0 } .soft { color: #6b6b66 } .head { display: flex; justify-content: space-between; margin-bottom: 10mm }
  .parties { display: flex; gap: 12mm; margin-bottom: 8mm } .parties div { flex: 1 } h2 { font-size: 9pt; color: #6b6b66; font-weight: 500; margin: 0 0 1mm }
  table { width: 100%; border-collapse: collapse } thead { display: table-header-group } tr { break-inside: avoid }
  th { text-align: left; font-size: 9pt; color: #6b6b66; font-weight: 500; border-bottom: 1px solid #1d1d1b; padding: 1.5mm 2mm 1.5mm 0 }
  td { border-bottom: 1px solid #dcdcd6; padding: 2mm 2mm 2mm 0; vertical-align: top } .n { text-align: right; white-space: nowrap }
  .sum td { border: 0; padding: 1mm 2mm 1mm 0 } .sum .total td { font-weight: 600; border-top: 1px solid #1d1d1b }
</style>`;

/** What every workspace begins with; a template of its own replaces it. */
export const defaultTemplates: Readonly<Record<TemplateKind, Template>> = {
  packingSlip: {
    paper: 'a4',
    source: `${style}
<div class="head">
  <div><h1>Packing slip</h1><span class="soft">Order {{ order.number }}, {{ order.date }}</span></div>
  <strong>{{ shop.name }}</strong>
</div>
<div class="parties">
  {% if ship_to %}<div><h2>Ship to</h2>{{ ship_to.name }}{% for line in ship_to.lines %}<br>{{ line }}{% endfor %}</div>{% endif %}
  <div><h2>Delivery</h2>{{ order.shipping_method | default: "As agreed" }}{% for number in tracking_numbers %}<br>{{ number }}{% endfor %}</div>
</div>
<table>
  <thead><tr><th>Article</th><th>SKU</th><th class="n">Quantity</th></tr></thead>
  {% for line in lines %}
  <tr>
    <td>{{ line.title }}{% if line.gift_message %}<br><span class="soft">Gift message: {{ line.gift_message }}</span>{% endif %}</td>
    <td>{{ line.sku }}</td>
    <td class="n">{{ line.quantity }}</td>
  </tr>
  {% endfor %}
</table>
{% if order.note %}<p><span class="soft">Note</span><br>{{ order.note }}</p>{% endif %}
`,
  },
  invoice: {
    paper: 'a4',
    source: `${style}
<div class="head">
  <div><h1>Invoice</h1><span class="soft">For order {{ order.number }} of {{ order.date }}, made out {{ today }}</span></div>
  <strong>{{ shop.name }}</strong>
</div>
<div class="parties">
  {% assign payer = bill_to | default: ship_to %}
  <div><h2>Bill to</h2>{{ payer.name | default: buyer.name }}{% for line in payer.lines %}<br>{{ line }}{% endfor %}
    {% if buyer.tax_id %}<br>Tax number {{ buyer.tax_id }}{% endif %}</div>
  {% if ship_to %}<div><h2>Ship to</h2>{{ ship_to.name }}{% for line in ship_to.lines %}<br>{{ line }}{% endfor %}</div>{% endif %}
</div>
<table>
  <thead><tr><th>Article</th><th class="n">Quantity</th><th class="n">Price</th><th class="n">Total</th></tr></thead>
  {% for line in lines %}
  <tr>
    <td>{{ line.title }}<br><span class="soft">{{ line.sku }}</span></td>
    <td class="n">{{ line.quantity }}</td>
    <td class="n">{{ line.unit_price }}{% if line.discount %}<br><span class="soft">{{ line.discount }}</span>{% endif %}</td>
    <td class="n">{{ line.total }}</td>
  </tr>
  {% endfor %}
  <tbody class="sum">
    <tr><td></td><td></td><td class="n soft">Articles</td><td class="n">{{ totals.subtotal }}</td></tr>
    {% if totals.discount %}<tr><td></td><td></td><td class="n soft">Discount</td><td class="n">{{ totals.discount }}</td></tr>{% endif %}
    {% for charge in charges %}<tr><td></td><td></td><td class="n soft">{{ charge.title }}</td><td class="n">{{ charge.amount }}</td></tr>{% endfor %}
    <tr><td></td><td></td><td class="n soft">Tax{% if totals.tax_included %}, included{% endif %}</td><td class="n">{{ totals.tax }}</td></tr>
    <tr class="total"><td></td><td></td><td class="n">Total</td><td class="n">{{ totals.total }}</td></tr>
  </tbody>
</table>
`,
  },
};
