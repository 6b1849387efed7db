import type { DrawingContext, Visit } from '../contract';
import { roundToCurrency } from '../order/amount';
import { instantText } from '../order/instant';
import type { Fact, FactValue } from './fact';
import { facts } from './facts';
import { operatorLabel, operators } from './operators';
import type { Test } from './rule';
import { quoted } from './value-kind';

/** "Total is over 100": the test as a claim, before any order is known. */
export function testWords(test: Test, context: DrawingContext): string {
  return claimWords(test, { label: operators[test.operator].label, context });
}

/** "Total is not over 100": the contrary claim. */
export function oppositeWords(test: Test, context: DrawingContext): string {
  return claimWords(test, { label: operators[test.operator].opposite, context });
}

/** What the order says: "Total is 120.00 EUR", "Tags are eBay, New", "Note is empty". */
export function actualWords(test: Test, { actual, visit }: { actual: FactValue; visit: Visit }): string {
  const fact = facts[test.fact];
  return `${factLabel(test)} ${fact.type === 'list' ? 'are' : 'is'} ${valueWords(actual, { fact, visit })}`;
}

/** "Attribute gift" for facts that ask which one. */
export const factLabel = ({ fact, param }: Pick<Test, 'fact' | 'param'>): string =>
  param ? `${facts[fact].label} ${quoted(param)}` : facts[fact].label;

/** How the test's value reads in a sentence; empty for operators that take none. */
export const expectedWords = (test: Test, context: DrawingContext): string =>
  operators[test.operator].value.show(test.value, wordFor(facts[test.fact], context));

/** A fact's value in a sentence: long text is cut, text with spaces set apart. */
export function valueWords(value: FactValue, { fact, visit }: { fact: Fact; visit: Visit }): string {
  const texts = valueTexts(value, { fact, visit });
  if (texts.length === 0) return 'empty';
  const isText = typeof value === 'string' && fact.type !== 'date' && fact.type !== 'money';
  const words = shorten(texts.join(', '));
  return isText ? quoted(words) : words;
}

/** A fact's value as people write it; none when it is empty, several for a list. */
export function valueTexts(value: FactValue, { fact, visit }: { fact: Fact; visit: Visit }): readonly string[] {
  if (value === null || value === '') return [];
  if (typeof value === 'boolean') return [value ? 'yes' : 'no'];
  if (typeof value === 'number') return [String(value)];
  if (typeof value === 'object') return value;
  if (fact.type === 'date') return [instantText(value)];
  if (fact.type === 'money') return [moneyWords(value, visit.order.currency)];
  return [wordFor(fact, visit)(value)];
}

function moneyWords(amount: string, currency: string): string {
  const rounded = roundToCurrency(amount, currency);
  return `${rounded.ok ? rounded.value : amount} ${currency}`;
}

const wordFor =
  (fact: Fact, { connections }: DrawingContext) =>
  (stored: string) => {
    if (fact.isConnection) return connections.get(stored)?.name ?? (stored && 'an account that is not here');
    return fact.options?.[stored] ?? stored;
  };

function claimWords(test: Test, { label, context }: { label: string; context: DrawingContext }): string {
  const words = operatorLabel({ label }, facts[test.fact]);
  return [factLabel(test), words, expectedWords(test, context)].filter((part) => part !== '').join(' ');
}

const LONGEST_SHOWN = 120;
const shorten = (text: string) => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text);
