import { answerPage, goTo, html, isOwnForm, type Markup } from '../simulator-kit/html';
import type { Route, SimRequest, SimResponse } from '../simulator-kit/http-types';
import { openItems, type SimOrder, statusOf } from '../simulator-kit/sim-order';
import type { SimulatorCore } from '../simulator-kit/simulator-core';
import { statusLabels } from '../simulator-kit/status-labels';
import type { MarketDetails } from './market-order-book';

interface Pages {
  readonly core: SimulatorCore<MarketDetails>;
  readonly name: string;
  place(): void;
}

const perPage = 50;

/** What a buyer or a curious person sees in a browser: the orders of this marketplace, and two buttons. */
export function marketPages({ core, name, place }: Pages): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/',
      access: 'open',
      handle: ({ query }) => listPage({ core, name, search: query.get('search') ?? '' }),
    },
    button('/buttons/place-order', () => place()),
    button('/buttons/cancel/:id', ({ params }) => {
      const order = core.book.get(params['id'] ?? '');
      if (!order) return;
      const asked = { reference: null, by: 'customer', reason: 'Changed my mind', items: openItems(order) } as const;
      core.desk.cancel(order.id, asked);
    }),
  ];
}

const button = (path: string, press: (request: SimRequest) => void): Route => ({
  method: 'POST',
  path,
  access: 'open',
  handle(request) {
    if (!isOwnForm(request)) return { status: 403 };
    press(request);
    return goTo('/');
  },
});

function listPage({ core, name, search }: { core: Pages['core']; name: string; search: string }): SimResponse {
  const orders = core.book.newest({ offset: 0, limit: perPage, search });
  const body = html`
<header><div><h1>${name}</h1><p>A marketplace of the demo. ${core.book.size} orders; the newest ${orders.length} are below.</p></div>
<form method="post" action="/buttons/place-order"><button class="main">Place an order</button></form></header>
<form method="get"><label>Order number <input name="search" value="${search}"></label> <button>Find</button></form>
<div class="scroll"><table><thead><tr><th>Order</th><th>Placed</th><th>Buyer</th><th>Items</th><th class="amount">Total</th>
<th>Status</th><th>Tracking</th><th></th></tr></thead><tbody>${orders.map(row)}</tbody></table></div>`;
  return answerPage({ title: `Orders · ${name}`, body });
}

function row(order: SimOrder<MarketDetails>): Markup {
  const { details } = order;
  return html`<tr data-order="${order.number}"><td><strong>${order.number}</strong></td><td>${timeOf(details.placed_at)}</td>
<td>${details.buyer.name}<br><small>${details.ship_to.city}, ${details.ship_to.country}</small></td>
<td>${details.lines.map(({ quantity, title, sku }) => html`${quantity} × ${title} <small>${sku}</small><br>`)}</td>
<td class="amount">${details.totals.total} ${details.currency}</td><td>${statusLabels[statusOf(order)]}</td>
<td>${order.shipments.map(({ carrier, trackingNumber }) => html`${carrier ?? ''} ${trackingNumber ?? ''}<br>`)}</td>
<td>${openItems(order).length > 0 ? cancelButton(order) : html``}</td></tr>`;
}

const cancelButton = ({ id, number }: SimOrder<MarketDetails>) =>
  html`<form method="post" action="/buttons/cancel/${id}"><button aria-label="Cancel order ${number}">Cancel</button></form>`;

const timeOf = (instant: string) => html`<time datetime="${instant}">${instant.slice(0, 16).replace('T', ' ')}</time>`;
