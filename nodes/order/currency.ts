import { failed, ok, type Result } from '../problem';

/**
 * How many decimals a currency counts in (ISO 4217, list one, read 2026-01-01). "JPY" → 0, "EUR" → 2, "KWD" → 3, "CLF" → 4.
 * Not taken from Intl: its table shows some currencies with fewer decimals than they are booked with.
 */
export function currencyExponent(currency: string): Result<number> {
  const exponent = exponents.get(currency);
  if (exponent !== undefined) return ok(exponent);
  return failed({
    code: 'order.unknownCurrency',
    message: `The currency ${currency} is not one we know.`,
    advice: 'Check the currency at the channel; it must be a three-letter code such as EUR.',
    retry: 'never',
    subject: currency,
  });
}

const codes: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2: `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY
    COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD
    KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR
    NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY
    TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG`,
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};
const exponents: ReadonlyMap<string, number> = new Map(
  Object.entries(codes).flatMap(([exponent, list]) =>
    list.split(/\s+/).map((code) => [code, Number(exponent)] as const),
  ),
);
