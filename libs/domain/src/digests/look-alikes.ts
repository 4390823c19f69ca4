/** Names of a domain that are shorter give too many words that are near by chance. */
const shortestNear = 8;
const scripts = ['Cyrillic', 'Greek', 'Armenian', 'Cherokee', 'Georgian', 'Hebrew', 'Arabic', 'Han', 'Latin'] as const;
const scriptTests = scripts.map((name) => ({ name, test: new RegExp(`\\p{Script=${name}}`, 'u') }));

/** The characters of an address that are not plain letters, figures and signs, each once and by name: `"а" (U+0430, Cyrillic)`. */
export function strangeSigns(address: string): string[] {
  const strange = [...address].filter((sign) => sign < '!' || sign > '~');
  return [...new Set(strange)].map((sign) => {
    const code = `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    const script = scriptTests.find(({ test }) => test.test(sign))?.name;
    return script ? `"${sign}" (${code}, ${script})` : code;
  });
}

/** The domain of an address as the network writes it: letters beyond a-z become `xn--...`. '' where there is none. */
export function networkName(address: string): string {
  const host = address.slice(address.lastIndexOf('@') + 1);
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '';
}

/**
 * The one of some domains that another is easily taken for: its name with another ending, within a longer name, one letter off, or in signs that look the
 * same (`helpareporter.co`, `he1pareporter.com`, `helpareporter.com.pitches.example`). undefined for those domains themselves.
 */
export function takenFor(host: string, domains: readonly string[]): string | undefined {
  const name = host.toLowerCase();
  if (domains.some((domain) => name === domain || name.endsWith(`.${domain}`))) return undefined;
  const labels = name.split('.').map(asSeen);
  return domains.find((domain) => {
    const own = asSeen(domain.slice(0, domain.indexOf('.')));
    return labels.some((label) => label === own || (own.length >= shortestNear && (label.includes(own) || isOneOff(label, own))));
  });
}

/** How a label looks at a glance. */
const asSeen = (label: string): string =>
  label.replaceAll('-', '').replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('0', 'o').replace(/[1i]/g, 'l');

/** Whether two words differ by one letter more, less or other. */
function isOneOff(a: string, b: string): boolean {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && long[at] === short[at]) at++;
  return long.slice(at + 1) === short.slice(long.length === short.length ? at + 1 : at);
}
