import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the build puts the web beside the server; undefined when it was not built. */
export function webFolder(): string | undefined {
  const folder = fileURLToPath(new URL('../web', import.meta.url));
  return existsSync(folder) ? folder : undefined;
}
