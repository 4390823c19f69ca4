/** Links that the filters of a company's mail put in the place of those of a mail, and how each carries the first: Microsoft 365, Barracuda, Proofpoint old and new. */
const wrappers: readonly [link: RegExp, original: (carried: string) => string][] = [
  [/^https:\/\/[\w.-]{1,80}\.safelinks\.protection\.outlook\.com\/(?:[GT]\/)?\?(?:[^#]*?&)?url=([^&#]+)/i, decoded],
  [/^https:\/\/linkprotect\.cudasvc\.com\/url\?(?:[^#]*?&)?a=([^&#]+)/i, decoded],
  [
    /^https:\/\/urldefense\.proofpoint\.com\/v2\/url\?(?:[^#]*?&)?u=([^&#]+)/i,
    (carried) => decoded(carried.replaceAll('-', '%').replaceAll('_', '/')),
  ],
  // A sign that was taken out is a `*`: such a link stays as it is.
  [/^https:\/\/urldefense\.(?:com|us)\/v3\/__([^*]+?)__;/i, (carried) => carried.replace(/^(https?:\/)(?=[^/])/i, '$1/')],
];

function decoded(carried: string): string {
  try {
    return decodeURIComponent(carried);
  } catch {
    return '';
  }
}

/** The link that a filter has put its own in the place of; any other link is its own original. */
export function originalLink(link: string): string {
  for (const [wrapper, original] of wrappers) {
    const carried = wrapper.exec(link.trim())?.[1];
    if (carried === undefined) continue;
    const found = original(carried);
    return /^(?:https?:\/\/[^\s<>"]+|mailto:[^\s<>"]+)$/i.test(found) ? found : link;
  }
  return link;
}

const mayBeWrapped =
  /https:\/\/[\w.-]{0,90}(?:safelinks\.protection\.outlook\.com|cudasvc\.com|urldefense\.proofpoint\.com|urldefense\.(?:com|us))\/[^\s<>"]+/gi;

/** What such links have in them, from a rare letter on where there is one: the engine looks for the first letter. */
const signs = ['ks.protection.outlook.com', 'vc.com', 'urldefense.'];

/** A text with the links that its mail had before a filter exchanged them. */
export const withOriginalLinks = (text: string): string =>
  signs.some((sign) => text.includes(sign))
    ? text.replace(mayBeWrapped, (found) => {
        const link = found.replace(/[).,;:!?\]]+$/, '');
        return originalLink(link) + found.slice(link.length);
      })
    : text;
