/** Ids of nodes and edges: short enough to read in a copied text, random enough never to meet within a flow. */
export const newId = () => crypto.randomUUID().replaceAll('-', '').slice(0, 12);
