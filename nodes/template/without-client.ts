import type { FlowDocument } from '../graph/flow-document';
import { clientKey, markAccounts } from './account-marks';
import { markAddresses } from './address-marks';
import { mapTexts } from './map-texts';

/** A flow with its client's name and everybody's addresses taken out of every text. */
export function withoutClient(flow: FlowDocument, client: string): FlowDocument {
  const mark = markAddresses();
  const clean = (text: string) => mark(markAccounts(text, [{ key: clientKey, name: client }]));
  return {
    ...flow,
    nodes: flow.nodes.map((node) => ({
      ...node,
      name: node.name === null ? null : clean(node.name),
      settings: mapTexts(node.settings, clean),
    })),
  };
}
