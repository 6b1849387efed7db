import type { Amount } from '../order';

interface Shares {
  /** One per share, none negative; all zero means equal shares. */
  readonly weights: readonly Amount[];
  /** Shares are whole steps of this, e.g. "0.01". */
  readonly step: Amount;
}

/** Divides an amount in proportion, to the minor unit and with nothing lost: what is left over goes to the largest share. */
export function allocate(amount: Amount, { weights, step }: Shares): Amount[] {
  const total = scaled(amount);
  const unit = scaled(step);
  const parts = weights.map(scaled);
  const sum = parts.reduce((a, b) => a + b, 0n);
  const [first = 0n] = parts;
  if (sum === 0n) return allocate(amount, { weights: weights.map(() => '1'), step });

  const shares = parts.map((part) => ((total * part) / sum / unit) * unit);
  const rest = total - shares.reduce((a, b) => a + b, 0n);
  const largest = parts.indexOf(parts.reduce((a, b) => (b > a ? b : a), first));
  return shares.map((share, index) => unscaled(index === largest ? share + rest : share));
}

const decimals = 8;

function scaled(amount: Amount): bigint {
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const digits = BigInt(whole + fraction.padEnd(decimals, '0'));
  return amount.startsWith('-') ? -digits : digits;
}

function unscaled(value: bigint): Amount {
  const digits = String(value < 0n ? -value : value).padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  const text = digits.slice(0, -decimals) + (fraction && `.${fraction}`);
  return value < 0n ? `-${text}` : text;
}
