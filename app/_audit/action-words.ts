/** What an action's name begins with, in people's words; also the choices of the filter. */
export const subjectWords: Readonly<Record<string, string>> = {
  account: 'Accounts',
  apiKey: 'API keys',
  connection: 'Connections',
  delivery: 'Deliveries',
  file: 'Files',
  flow: 'Flows',
  invitation: 'Invitations',
  member: 'Members',
  order: 'Orders',
  problems: 'Problems',
  skuMap: 'SKU map',
  template: 'Templates',
  workspace: 'Workspace',
  denied: 'Refused attempts',
};

/** "flow.draftSaved" → "Flow draft saved"; "denied" → "Refused". */
export function sayAction(action: string): string {
  if (action === 'denied') return 'Refused';
  const words = action
    .replace('.', ' ')
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace('sku map', 'SKU map')
    .replace('api key', 'API key');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
