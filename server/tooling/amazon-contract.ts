import { readdirSync, readFileSync } from 'node:fs';
import { readSwagger, type SentRequest } from './swagger-contract';

const fixtures = new URL('../../../shared/fixtures/amazon/', import.meta.url);
const described = ['orders_2026-01-01', 'ordersV0', 'feeds_2021-06-30', 'merchantFulfillmentV0'] as const;
const contracts = new Map(described.map((name) => [name, readSwagger(new URL(`schema/${name}.json`, fixtures))]));

/** Signing in and the store of files are not part of the Selling Partner API and have no description. */
const beside = /\/auth\/o2\/token$|\/store\//;

/** What Amazon's own descriptions find wrong with a request of ours; empty when it fits one of them. */
export function amazonViolations(request: SentRequest): readonly string[] {
  if (beside.test(request.url)) return [];
  for (const contract of contracts.values()) {
    const violations = contract.violations(request);
    if (violations) return violations;
  }
  return [`${request.method} ${request.url}: Amazon describes no such call`];
}

/** The same for a value that should be of one of its definitions. */
export const amazonShapeViolations = (
  name: (typeof described)[number],
  about: { value: unknown; definition: string },
) => contracts.get(name)?.violationsOf(about.value, about.definition) ?? [];

/** Amazon's own examples and sandbox answers of a folder, by file name. */
export function amazonExamples(folder: string): readonly (readonly [string, unknown])[] {
  const directory = new URL(`${folder}/`, fixtures);
  return readdirSync(directory)
    .toSorted()
    .map((name) => [name, JSON.parse(readFileSync(new URL(name, directory), 'utf8'))] as const);
}
