import type { ConnectionFacts } from '../../nodes/contract';
import type { FlowDocument } from '../../nodes/graph/flow-document';
import { failed, type Result } from '../../nodes/problem';
import { fillTemplate } from '../../nodes/template/fill-template';
import type { ParameterValue, TemplateContent } from '../../nodes/template/template-content';
import { connectionNotThere } from './template-problems';

/** What one client has chosen. */
export interface Choices {
  /** Slot key → connection of that client. */
  readonly bindings: Readonly<Record<string, string>>;
  /** Parameter key → value; absent: as the template has it. */
  readonly values: Readonly<Record<string, ParameterValue>>;
}

interface Client {
  /** What the client is called. */
  readonly name: string;
  readonly accounts: readonly ConnectionFacts[];
  readonly choices: Choices;
}

/** The client's own drawing. Only accounts of this very client are bound, whatever was asked for. */
export function fillFor(content: TemplateContent, { name, accounts, choices }: Client): Result<FlowDocument> {
  const chosen = content.slots.flatMap((slot) => {
    const id = choices.bindings[slot.key];
    return id === undefined ? [] : [{ slot, account: accounts.find((one) => one.id === id) }];
  });
  const strangers = chosen.filter(({ account }) => !account);
  if (strangers.length > 0) return failed(...strangers.map(({ slot }) => connectionNotThere(slot.label)));
  const bindings = Object.fromEntries(chosen.flatMap(({ slot, account }) => (account ? [[slot.key, account]] : [])));
  return fillTemplate(content, { bindings, client: name, values: choices.values });
}
