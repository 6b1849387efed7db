import type { Random } from './random';

/** An address as most channels write it. The mail domain is reserved for examples (RFC 2606), so nobody is ever written to. */
export interface DemoPerson {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  readonly street: string;
  readonly extra: string;
  readonly city: string;
  readonly region: string;
  readonly postcode: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

interface Region {
  readonly currency: string;
  readonly first: string;
  readonly last: string;
  readonly streets: string;
  readonly phone: string;
  /** City, region, postcode. */
  readonly places: readonly (readonly [string, string, string])[];
}

const regions: Readonly<Record<string, Region>> = {
  DE: {
    currency: 'EUR',
    first: 'Lena,Jonas,Miriam,Felix,Anke,Jürgen',
    last: 'Schäfer,Vogel,Krüger,Brandt,Öztürk,Winter',
    streets: 'Lindenstraße %,Am Markt %,Gartenweg %,Königsallee %',
    phone: '+49 30 555 01',
    places: [
      ['Berlin', 'BE', '10115'],
      ['Köln', 'NW', '50667'],
      ['Freiburg', 'BW', '79098'],
    ],
  },
  FR: {
    currency: 'EUR',
    first: 'Chloé,Hugo,Inès,Mathis,Zoé,Benoît',
    last: 'Lefèvre,Moreau,Garnier,Petit,N’Diaye,Roussel',
    streets: '% rue des Lilas,% avenue Foch,% quai Voltaire,% impasse du Moulin',
    phone: '+33 1 55 50 01 ',
    places: [
      ['Lyon', '', '69002'],
      ['Nantes', '', '44000'],
      ['Lille', '', '59800'],
    ],
  },
  ES: {
    currency: 'EUR',
    first: 'Ana,Mateo,Lucía,Íñigo,Carmen,Pablo',
    last: 'Ruiz,Ibáñez,Núñez,Castro,Soler,Peña',
    streets: 'Calle Mayor %,Avenida del Puerto %,Plaza Nueva %,Paseo de Gracia %',
    phone: '+34 91 555 01 ',
    places: [
      ['Madrid', 'MD', '28013'],
      ['València', 'V', '46001'],
      ['Bilbao', 'BI', '48001'],
    ],
  },
  GB: {
    currency: 'GBP',
    first: 'Olivia,Harry,Amara,Callum,Freya,Idris',
    last: 'Whitfield,Okafor,Hughes,MacLeod,Patel,O’Brien',
    streets: '% Mill Lane,% Station Road,Flat % Old Brewery,% Church Street',
    phone: '+44 20 7946 00',
    places: [
      ['Leeds', '', 'LS1 4DY'],
      ['Bristol', '', 'BS1 5TR'],
      ['Edinburgh', '', 'EH1 1RE'],
    ],
  },
  US: {
    currency: 'USD',
    first: 'Maya,Ethan,Sofia,Marcus,Grace,Wei',
    last: 'Johnson,Nguyen,Rivera,Kowalski,Brooks,Chen',
    streets: '% Maple Ave,% W 5th St Apt 2,% Lakeview Dr,% Old Post Rd',
    phone: '+1 202 555 01',
    places: [
      ['Portland', 'OR', '97205'],
      ['Austin', 'TX', '78701'],
      ['Burlington', 'VT', '05401'],
    ],
  },
  AU: {
    currency: 'AUD',
    first: 'Matilda,Lachlan,Priya,Jack,Ruby,Tane',
    last: 'Fraser,Nguyen,Walsh,Singh,Campbell,Papadopoulos',
    streets: '% Banksia St,Unit % Ocean Pde,% Wattle Rd,% Flinders Ln',
    phone: '+61 2 5550 01',
    places: [
      ['Fremantle', 'WA', '6160'],
      ['Hobart', 'TAS', '7000'],
      ['Newcastle', 'NSW', '2300'],
    ],
  },
  JP: {
    currency: 'JPY',
    // In Latin letters, as on the label of a parcel that crosses borders: not every machine can draw the others.
    first: 'Aoi,Ren,Yui,Haruto,Hina,Minato',
    last: 'Satō,Suzuki,Takahashi,Tanaka,Watanabe,Itō',
    streets: '%-2-3 Honchō,%-8-1 Chūō,%-5 Sakuragichō,%-1-4 Nishi-Shinjuku',
    phone: '+81 3 5550 01',
    places: [
      ['Yokohama', 'Kanagawa', '231-0062'],
      ['Kyōto', 'Kyōto', '600-8001'],
      ['Sapporo', 'Hokkaidō', '060-0001'],
    ],
  },
};

export const currencyOf = (country: string) => regions[country]?.currency ?? 'EUR';

/** @throws RangeError for a country the demo does not know. */
export function makePerson(random: Random, country: string): DemoPerson {
  const region = regions[country];
  if (!region) throw new RangeError(`no demo people live in ${country}`);
  const firstName = random.pick(region.first.split(','));
  const lastName = random.pick(region.last.split(','));
  const [city, place, postcode] = random.pick(region.places);
  return {
    firstName,
    lastName,
    email: `${mailName(firstName, random)}.${mailName(lastName, random)}@example.com`,
    phone: `${region.phone}${random.between(10, 99)}`,
    street: random.pick(region.streets.split(',')).replace('%', String(random.between(1, 98))),
    extra: random.chance(0.2) ? `c/o ${random.pick(region.last.split(','))}` : '',
    city,
    region: place,
    postcode,
    country,
  };
}

/** Latin letters only; a name without any becomes "guest" and a number. */
function mailName(name: string, random: Random): string {
  const latin = name
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();
  return latin || `guest${random.between(100, 999)}`;
}
