import { answerPage, goTo, html, isOwnForm, type Markup } from '../simulator-kit/html';
import type { Route, SimResponse } from '../simulator-kit/http-types';
import { openItems, type SimOrder, statusOf } from '../simulator-kit/sim-order';
import type { SimulatorCore } from '../simulator-kit/simulator-core';
import { statusLabels } from '../simulator-kit/status-labels';
import { shipByHand } from './ship-by-hand';
import type { StoreDetails } from './store-order-book';

interface Pages {
  readonly core: SimulatorCore<StoreDetails>;
  readonly name: string;
}

const perPage = 50;

/** What the people in the warehouse see: orders with their tags, and a button for each parcel that leaves. */
export const storePages = ({ core, name }: Pages): readonly Route[] => [
  {
    method: 'GET',
    path: '/',
    access: 'open',
    handle: ({ query }) => listPage({ core, name, search: query.get('search') ?? '' }),
  },
  {
    method: 'POST',
    path: '/buttons/ship/:id',
    access: 'open',
    handle(request) {
      if (!isOwnForm(request)) return { status: 403 };
      shipByHand(core, request.params['id'] ?? '');
      return goTo('/');
    },
  },
];

function listPage({ core, name, search }: Pages & { search: string }): SimResponse {
  const orders = core.book.newest({ offset: 0, limit: perPage, search });
  const body = html`
<header><div><h1>${name}</h1><p>The shop of the demo. ${core.book.size} orders; the newest ${orders.length} are below.</p></div></header>
<form method="get"><label>Order number <input name="search" value="${search}"></label> <button>Find</button></form>
<div class="scroll"><table><thead><tr><th>Order</th><th>From</th><th>Ship to</th><th>Items</th><th class="amount">Total</th>
<th>Tags</th><th>Status</th><th>Tracking</th><th></th></tr></thead><tbody>${orders.map(row)}</tbody></table></div>`;
  return answerPage({ title: `Orders · ${name}`, body });
}

function row(order: SimOrder<StoreDetails>): Markup {
  const { details } = order;
  const source = details.source ? `${details.source.name} ${details.source.number}` : 'our own shop';
  return html`<tr data-order="${order.number}" data-source="${details.source?.number ?? ''}"><td><strong>${order.number}</strong></td>
<td>${source}</td><td>${details.shipping_address?.name ?? details.buyer.name ?? ''}<br>
<small>${details.shipping_address?.city ?? ''} ${details.shipping_address?.country ?? ''}</small></td>
<td>${details.lines.map(({ quantity, title, sku }) => html`${quantity} × ${title} <small>${sku}</small><br>`)}</td>
<td class="amount">${details.totals.total} ${details.currency}</td>
<td>${details.tags.map((tag) => html`<span class="tag">${tag}</span>`)}</td><td>${statusLabels[statusOf(order)]}</td>
<td>${order.shipments.map(({ carrier, trackingNumber }) => html`${carrier ?? ''} ${trackingNumber ?? ''}<br>`)}</td>
<td>${openItems(order).length > 0 ? shipButton(order) : html``}</td></tr>`;
}

const shipButton = ({ id, number }: SimOrder<StoreDetails>) =>
  html`<form method="post" action="/buttons/ship/${id}"><button class="main" aria-label="Mark order ${number} as shipped">Mark as shipped</button></form>`;
