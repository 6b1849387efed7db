/** What the peer shop sells. The SKUs are those of the official example orders the tests push, plus a few of our own. */
const columns =
  'name,slug,description,assets,facets,optionGroups,optionValues,sku,price,taxCategory,stockOnHand,trackInventory,variantAssets,variantFacets';

/** Catalogue prices differ from the marketplaces' on purpose. */
const products = [
  ['IPod Nano - 8gb green', 'IPOD2008GREEN', '249.00', 1000],
  ['IPod Nano - 8gb red', 'IPOD2008RED', '249.00', 1000],
  ['IPod Nano - 8gb black', 'IPOD2008BLACK', '249.00', 1000],
  ['IPod Touch 8GB', 'IPOD2009BLACK', '179.00', 1000],
  ['Woo Single #1', 'WOO-SINGLE-1', '2.50', 1000],
  ['Ship Your Idea', 'Bar3', '11.00', 1000],
  ['Woo Album #2', 'WOO-ALBUM-2', '9.00', 1000],
  ['Woo Ninja', 'WOO-NINJA', '20.00', 1000],
  ['Mug', 'MUG-1', '9.50', 1000],
  ['Poster', 'POSTER-1', '5.00', 1000],
  ['Last shirt', 'SHIRT-L', '21.90', 1],
  ['Two of a name', 'TWICE-1', '3.00', 10],
  ['Another of the name', 'TWICE-1', '4.00', 10],
];

const catalogue = [
  columns,
  ...products.map(([name, sku, price, stock], index) =>
    [name, `product-${index}`, name, '', '', '', '', sku, price, 'standard', stock, 'true', '', ''].join(','),
  ),
].join('\n');

const europe = [
  ['Austria', 'AT'],
  ['France', 'FR'],
  ['Germany', 'DE'],
  ['Spain', 'ES'],
  ['United Kingdom', 'GB'],
];
const americas = [
  ['Canada', 'CA'],
  ['United States of America', 'US'],
];
const inZone =
  (zone) =>
  ([name, code]) => ({ name, code, zone });

const initialData = () => ({
  defaultLanguage: 'en',
  defaultZone: 'Americas',
  countries: [...europe.map(inZone('Europe')), ...americas.map(inZone('Americas'))],
  taxRates: [{ name: 'Standard', percentage: 20 }],
  shippingMethods: [
    { name: 'Free Shipping', price: 0 },
    { name: 'Standard Shipping', price: 500 },
    { name: 'Express Shipping', price: 1000 },
  ],
  paymentMethods: [
    {
      name: 'Shop checkout',
      handler: { code: 'dummy-payment-handler', arguments: [{ name: 'automaticSettle', value: 'true' }] },
    },
  ],
  collections: [],
});

module.exports = { catalogue, initialData };
