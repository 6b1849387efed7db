/** What the demo's merchant sells. The shop carries all of it but the last; the marketplaces may list everything. */
export interface DemoProduct {
  readonly sku: string;
  readonly title: string;
  readonly gtin: string;
  /** Price in euro cents; other currencies follow from it. */
  readonly cents: number;
  readonly grams: number;
  readonly blurb: string;
}

const product = (row: string): DemoProduct => {
  const [sku = '', title = '', cents = '', grams = '', blurb = ''] = row.split('|').map((cell) => cell.trim());
  return { sku, title, gtin: gtinFor(sku), cents: Number(cents), grams: Number(grams), blurb };
};

export const shopProducts: readonly DemoProduct[] = `
MUG-BLUE    | Stoneware mug, harbour blue       | 1450  | 380  | Thrown and glazed by hand; holds 300 ml; safe for the dishwasher
MUG-SAND    | Stoneware mug, sand               | 1450  | 380  | Thrown and glazed by hand; holds 300 ml; safe for the dishwasher
BOWL-16     | Cereal bowl, 16 cm                | 1890  | 520  | A deep bowl for porridge, soup and ramen
BOWL-22     | Salad bowl, 22 cm                 | 3490  | 1100 | Big enough for six; the glaze is different on every piece
PLATE-20    | Side plate, 20 cm                 | 1290  | 460  | Flat rim, stackable, microwave-safe
PLATE-27    | Dinner plate, 27 cm               | 1990  | 780  | Flat rim, stackable, microwave-safe
TEAPOT-1L   | Teapot, 1 litre                   | 4950  | 1250 | With a stainless steel strainer; pours without dripping
JUG-750     | Milk jug, 750 ml                  | 2790  | 690  | Straight from the fridge to the table
VASE-TALL   | Vase, tall                        | 3950  | 1400 | For long stems; heavy foot
VASE-BUD    | Bud vase                          | 1190  | 240  | One stem is enough
CANDLE-FIG  | Scented candle, fig               | 2400  | 410  | Burns for forty hours; soy wax
CANDLE-CEDAR| Scented candle, cedar             | 2400  | 410  | Burns for forty hours; soy wax
HOLDER-OAK  | Candle holder, oak                | 1650  | 300  | Turned from one piece, oiled
BOARD-S     | Chopping board, small             | 1990  | 640  | End-grain beech, 24 by 16 cm
BOARD-L     | Chopping board, large             | 4490  | 2100 | End-grain beech, 45 by 30 cm
SPOON-SET   | Cooking spoons, set of 3          | 1590  | 210  | Olive wood, each a little different
SALT-PIG    | Salt pig                          | 2250  | 610  | Keeps salt dry beside the stove
BUTTER-DISH | Butter dish with lid              | 2850  | 830  | Takes a 250 g block
APRON-INK   | Linen apron, ink                  | 3900  | 340  | Crossed back, two deep pockets
APRON-RUST  | Linen apron, rust                 | 3900  | 340  | Crossed back, two deep pockets
TOWEL-2     | Tea towels, set of 2              | 1800  | 260  | Half linen, half cotton; softer with every wash
NAPKIN-4    | Linen napkins, set of 4           | 3200  | 280  | Mitred corners, 45 cm square
THROW-WOOL  | Wool throw, 130 by 180 cm         | 8900  | 1150 | Woven from recycled wool
CUSHION-45  | Cushion cover, 45 cm              | 2690  | 230  | Hidden zip; without filling
BASKET-M    | Seagrass basket, medium           | 2990  | 900  | For firewood, toys or laundry
BASKET-L    | Seagrass basket, large            | 4290  | 1500 | For firewood, toys or laundry
LAMP-CLAY   | Clay table lamp                   | 7900  | 2300 | Linen shade, fabric cable, E14
SHADE-LINEN | Linen lamp shade                  | 3450  | 420  | Fits E14 and E27
CLOCK-ASH   | Wall clock, ash                   | 5600  | 950  | Silent movement, one AA battery
HOOK-BRASS  | Brass hook                        | 890   | 90   | Screws included
HOOK-RAIL   | Hook rail, five hooks             | 4200  | 1050 | Ash with brass hooks, 60 cm
TRAY-ROUND  | Serving tray, round               | 3190  | 880  | Birch veneer, 38 cm
COASTER-4   | Cork coasters, set of 4           | 1190  | 120  | Pressed cork, 10 cm
PLANTER-12  | Planter, 12 cm                    | 1690  | 700  | With saucer; drainage hole
PLANTER-18  | Planter, 18 cm                    | 2890  | 1600 | With saucer; drainage hole
CAN-WATER   | Watering can, 1.5 litres          | 2590  | 520  | Powder-coated steel, long spout
SOAP-OLIVE  | Olive oil soap                    | 690   | 130  | Cold-pressed; 120 g
SOAP-DISH   | Soap dish                         | 1390  | 280  | Drains well
BRUSH-DISH  | Dish brush                        | 990   | 110  | Beech and plant fibre; the head can be changed
NOTEBOOK-A5 | Notebook, A5, dotted              | 1250  | 310  | Thread-sewn, 192 pages, lies flat
`
  .trim()
  .split('\n')
  .map(product);

/** Listed at a marketplace, missing in the shop: the order somebody has to put right. */
export const unlistedProduct: DemoProduct = product(
  'LANTERN-RED | Paper lantern, red | 2190 | 150 | Folds flat; for indoor use; bulb not included',
);

const perEuro: Readonly<Record<string, number>> = { EUR: 1, GBP: 0.86, USD: 1.1, AUD: 1.66, JPY: 1.6, KWD: 3.4 };

/** The product's price in minor units of the currency; an unlisted currency costs what the euro costs. */
export const priceIn = ({ cents }: Pick<DemoProduct, 'cents'>, currency: string) =>
  Math.round(cents * (perEuro[currency] ?? 1));

/** A GTIN-13 with a right check digit in the range kept for use inside a company (prefix 2). */
function gtinFor(sku: string): string {
  let sum = 0;
  for (const character of sku) sum = (sum * 31 + character.charCodeAt(0)) % 1e11;
  const body = `2${String(sum).padStart(11, '0')}`;
  let weighted = 0;
  for (const [index, digit] of [...body].entries()) weighted += Number(digit) * (index % 2 === 0 ? 1 : 3);
  return body + ((10 - (weighted % 10)) % 10);
}
