import type { ConnectionFacts, Connections } from '../contract';
import type { FlowDocument } from '../graph/flow-document';
import { nodeTypes } from '../registry';
import { clientKey, markAccounts } from './account-marks';
import { addressMarker, isAddressMark } from './address-marks';
import { findParameters, type ParameterCandidate } from './find-parameters';
import { mapTexts } from './map-texts';
import { type ParameterValue, slotId, type TemplateContent, type TemplateSlot } from './template-content';

/** A flow on its way to a template: its accounts are slots, and what could be a parameter is listed. */
export interface TemplateDraft {
  readonly flow: FlowDocument;
  readonly slots: readonly TemplateSlot[];
  readonly candidates: readonly ParameterCandidate[];
}

interface Origin {
  readonly connections: Connections;
  /** What the client is called whose flow it is. */
  readonly client: string;
}

/**
 * Takes every account, address and the client's own name out of a flow. Connections become slots in the order the flow meets them; their names become marks wherever
 * they are written; ids of connections nobody here knows are taken out, so that nothing of them travels.
 */
export function draftTemplate(flow: FlowDocument, { connections, client }: Origin): TemplateDraft {
  const used = connectionsIn(flow, connections);
  const slots = used.map((connection, index) => toSlot(connection, { index, all: used }));
  const marks = used.map(({ id, name }, index) => ({ id, name, key: keyAt(index) }));
  const ids = new Map(marks.map(({ id, key }) => [id, slotId(key)]));
  const names = [...marks, { key: clientKey, name: client }];
  const markAddress = addressMarker();
  const clean = (text: string) => ids.get(text) ?? markAddress(markAccounts(text, names));
  const cleaned: FlowDocument = {
    ...flow,
    nodes: flow.nodes.map((node) => ({
      ...node,
      name: node.name === null ? null : clean(node.name),
      settings: withoutStrangers(mapTexts(node.settings, clean), node.type),
    })),
  };
  return { flow: cleaned, slots, candidates: findParameters(cleaned) };
}

export interface TemplateChoices {
  /** Labels of the slots, by their keys; those not named keep the suggested one. */
  readonly slotLabels: Readonly<Record<string, string>>;
  /** Which candidates become parameters, by their value, and what they are called. */
  readonly parameters: readonly { readonly value: ParameterValue; readonly label: string }[];
}

/** The template as its author wants it. What is no longer in the flow is left out. */
export function makeTemplate({ flow, slots, candidates }: TemplateDraft, choices: TemplateChoices): TemplateContent {
  const chosen = choices.parameters.flatMap(({ value, label }) => {
    const candidate = candidates.find((one) => JSON.stringify(one.value) === JSON.stringify(value));
    return candidate ? [{ label, value, places: [...candidate.places] }] : [];
  });
  const asked = new Set(chosen.flatMap(({ places }) => places.map((place) => JSON.stringify(place))));
  const addresses = candidates
    .filter(
      ({ value, places }) =>
        typeof value === 'string' && isAddressMark(value) && !places.every((place) => asked.has(JSON.stringify(place))),
    )
    .map(({ label, value, places }) => ({ label, value, places: [...places] }));
  return {
    version: 1,
    flow,
    slots: slots.map((slot) => ({ ...slot, label: choices.slotLabels[slot.key] ?? slot.label })),
    parameters: [...chosen, ...addresses].map((one, index) => ({ key: `p${index + 1}`, ...one })),
  };
}

const keyAt = (index: number) => `s${index + 1}`;

/** Connections a flow names anywhere, in the order it names them. */
function connectionsIn(flow: FlowDocument, connections: Connections): readonly ConnectionFacts[] {
  const found = new Map<string, ConnectionFacts>();
  for (const { settings } of flow.nodes) {
    mapTexts(settings, (text) => {
      const connection = connections.get(text);
      if (connection) found.set(text, connection);
      return text;
    });
  }
  return [...found.values()];
}

const kindWords = { marketplace: 'Marketplace', shop: 'Shop', any: 'Account' } as const;

function toSlot(
  { kind, channel, id }: ConnectionFacts,
  { index, all }: { index: number; all: readonly ConnectionFacts[] },
): TemplateSlot {
  const alike = all.filter((one) => one.kind === kind);
  const number = alike.length > 1 ? ` ${alike.findIndex((one) => one.id === id) + 1}` : '';
  return { key: keyAt(index), label: `${kindWords[kind]}${number}`, kind, connector: channel };
}

/** A connection field that holds no slot holds an account that is gone: it is emptied. */
function withoutStrangers(settings: Readonly<Record<string, unknown>>, type: string): Record<string, unknown> {
  const kind = nodeTypes.get(type);
  if (!kind || !('connectionId' in settings)) return { ...settings };
  const { connectionId, ...rest } = settings;
  return typeof connectionId === 'string' && connectionId.startsWith('slot:') ? { ...settings } : rest;
}
