/** A value in Shopify's search language, where quotes and backslashes mean something. */
export const quoted = (text: string) => `'${text.replace(/[\\']/g, (character) => `\\${character}`)}'`;
