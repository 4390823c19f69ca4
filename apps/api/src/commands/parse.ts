import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { DomainError } from '@sourcedesk/domain/errors';
import { type ParsedFile, parseFile } from '@sourcedesk/pipeline/intake';

/** `sourcedesk parse FILE`: reads a digest as intake would, without a database. */
export async function parse(file: string, { json = false }: { json?: boolean }): Promise<void> {
  const read = await parseFile(await bytesOf(file));
  process.stdout.write(json ? `${JSON.stringify(read, null, 2)}\n` : summaryOf(read));
}

/** The bytes of a file, of standard input for `-`. @throws DomainError not-found */
export async function bytesOf(file: string): Promise<Buffer> {
  if (file === '-') return buffer(process.stdin);
  try {
    return await readFile(file);
  } catch (error) {
    throw new DomainError('not-found', `${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function summaryOf({ service, edition, counts, warnings, queries }: ParsedFile): string {
  const from = [service ?? 'no known service', edition?.date, edition?.name].filter(Boolean).join(' ');
  const head = `${from}: ${counts.parsed} ${counts.parsed === 1 ? 'query' : 'queries'}${counts.index === null ? '' : `, ${counts.index} in the index`}`;
  const lines = queries.map(
    ({ number, summary, deadline }) => `${String(number).padStart(4)}  ${deadline?.at ?? deadline?.certainty ?? 'no deadline'}  ${summary}`,
  );
  return `${[head, ...lines, ...warnings.map((warning) => `warning: ${warning}`)].join('\n')}\n`;
}
