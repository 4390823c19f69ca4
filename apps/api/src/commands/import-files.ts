import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Ctx } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { ArchivesService, IntakeService } from '@sourcedesk/pipeline/intake';
import { bytesOf } from './parse';

/** What became of the e-mails of an import. */
export interface Tally {
  stored: number;
  known: number;
  refused: number;
}

interface Services {
  readonly intake: IntakeService;
  readonly archives: ArchivesService;
}

/**
 * The files that paths lead to, folders with all folders in them, in the order of their names: of a folder the e-mails (.eml) and mailboxes (.mbox, and the file "mbox"
 * that some mail programmes write), of the paths themselves whatever they name.
 */
export async function filesOf(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const isFolder = path !== '-' && (await stat(path).catch(() => null))?.isDirectory();
    if (!isFolder) files.push(path);
    else {
      const entries = await readdir(path, { recursive: true, withFileTypes: true });
      const mails = entries.filter((entry) => entry.isFile() && (/\.(eml|mbox)$/i.test(entry.name) || entry.name === 'mbox'));
      files.push(...mails.map(({ parentPath, name }) => join(parentPath, name)).sort());
    }
  }
  return files;
}

/** Takes in one file after the other, and tells of each. What is wrong with one says nothing of the next. @throws what keeps every file out, such as a database that is away */
export async function importEach(services: Services, ctx: Ctx, files: readonly string[], say: (line: string) => void): Promise<Tally> {
  const tally: Tally = { stored: 0, known: 0, refused: 0 };
  for (const [at, file] of files.entries()) {
    const place = files.length > 1 ? `[${at + 1}/${files.length}] ` : '';
    try {
      const add = (await isMbox(file)) ? importMbox : importMail;
      say(`${place}${await add(services, { ...ctx }, file, tally)}  ${file}`);
    } catch (error) {
      const words = refusalOf(error);
      if (words === undefined) throw error;
      tally.refused += 1;
      say(`${place}refused  ${file}: ${words}`);
    }
  }
  return tally;
}

async function importMail({ intake }: Services, ctx: Ctx, file: string, tally: Tally): Promise<string> {
  const { id, created } = await intake.receive(ctx, await bytesOf(file), 'cli');
  tally[created ? 'stored' : 'known'] += 1;
  return `${id}  ${created ? 'stored' : 'known already'}`;
}

async function importMbox({ archives }: Services, ctx: Ctx, file: string, tally: Tally): Promise<string> {
  const { received, known, refused, refusedCount } = await archives.receive(ctx, createReadStream(file), 'cli');
  tally.stored += received;
  tally.known += known;
  tally.refused += refusedCount;
  const reasons = refused.map(({ index, reason }) => `\n  refused  e-mail ${index + 1}: ${reason}`).join('');
  return `${summaryOf({ stored: received, known, refused: refusedCount })}${reasons}`;
}

/** "3 stored, 1 known already, 0 refused". */
export const summaryOf = ({ stored, known, refused }: Tally): string => `${stored} stored, ${known} known already, ${refused} refused`;

/** By its name, and otherwise by its first bytes. */
async function isMbox(file: string): Promise<boolean> {
  if (file === '-' || /\.eml$/i.test(file)) return false;
  if (/\.mbox$/i.test(file) || basename(file) === 'mbox') return true;
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(5), 0, 5, 0);
    return buffer.subarray(0, bytesRead).toString('latin1') === 'From ';
  } finally {
    await handle.close();
  }
}

/** Why a file alone was refused; undefined for what would refuse every other one too. */
function refusalOf(error: unknown): string | undefined {
  if (error instanceof DomainError) return error.message;
  const { code, path } = error as NodeJS.ErrnoException;
  return code !== undefined && path !== undefined ? `it cannot be read (${code}).` : undefined;
}
