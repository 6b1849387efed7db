/** What an action's name begins with, in people's words; also the choices of the filter. */
export const subjectWords: Readonly<Record<string, string>> = {
  account: 'Accounts',
  codeMap: 'Carriers and reasons',
  alert: 'Alerts',
  apiKey: 'API keys',
  connection: 'Connections',
  delivery: 'Deliveries',
  file: 'Files',
  flow: 'Flows',
  invitation: 'Invitations',
  member: 'Members',
  order: 'Orders',
  person: 'Personal data',
  problems: 'Problems',
  deliveries: 'Deliveries stuck',
  retention: 'How long things are kept',
  skuMap: 'SKU map',
  staff: 'Sluice’s staff',
  template: 'Templates',
  webhook: 'Webhooks',
  workspace: 'Workspace',
  denied: 'Refused attempts',
};

/** "flow.draftSaved" → "Flow draft saved"; "denied" → "Refused". */
export function sayAction(action: string): string {
  if (action === 'denied') return 'Refused';
  const words = action
    .replace('.', ' ')
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace('code map', 'carriers and reasons')
    .replace('sku map', 'SKU map')
    .replace('api key', 'API key');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
