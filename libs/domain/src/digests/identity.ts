/** A text as its copies share it: lower case, one kind of quotes and dashes, single spaces. */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’‛′]/g, "'")
    .replace(/[“”„″]/g, '"')
    .replace(/[‐-―]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

/** The key of a query without an id of its service: 106 bits over its folded body and outlet. Not a secret, only short. */
export const textIdentity = (service: string, body: string, outlet: string): string => {
  const text = `${folded(body)}\n${folded(outlet)}`;
  return `${service}:text:${hash53(text, 0).toString(36)}-${hash53(text, 0x9e3779b9).toString(36)}`;
};

/** cyrb53, a public-domain string hash of 53 bits by bryc. */
function hash53(text: string, seed: number): number {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ seed;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
