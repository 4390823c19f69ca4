import { generateKeys } from '@sourcedesk/platform/config';

/** `sourcedesk keys`: fresh keys for an installation of one's own, as lines of an environment file. */
export function printKeys(): void {
  const lines = Object.entries(generateKeys()).map(([name, value]) => `${name}=${value}\n`);
  process.stdout.write(lines.join(''));
}
