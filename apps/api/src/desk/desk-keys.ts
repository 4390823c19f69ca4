import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { DomainError } from '@sourcedesk/domain/errors';
import { generateKeys } from '@sourcedesk/platform/config';
import { makeFolder } from '@sourcedesk/platform/folders';

/** What a desk makes for itself once and keeps: values by the names of the environment, and passwords. */
export type DeskKeys = Readonly<Record<string, string>>;

const passwords = ['API_PASSWORD', 'WORKER_PASSWORD', 'SEEDER_PASSWORD'] as const;

/** The keys of the data folder; undefined before the first start. @throws DomainError unavailable when the file is damaged or not ours */
export function readDeskKeys(folder: string): DeskKeys | undefined {
  const path = pathIn(folder);
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as DeskKeys;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new DomainError(
      'unavailable',
      code === 'EACCES'
        ? `${path} belongs to another user. Start Sourcedesk as that user, or set SOURCEDESK_DATA to another folder.`
        : `${path} cannot be read (${code ?? 'it is damaged'}). Put it back from a backup: without it the stored mails cannot be opened.`,
    );
  }
}

/** The keys of the data folder, made and kept on the first start, for the owner's eyes only. */
export function openDeskKeys(folder: string): DeskKeys {
  const known = readDeskKeys(folder);
  if (known) return known;
  const keys = { ...generateKeys(), ...Object.fromEntries(passwords.map((name) => [name, randomBytes(24).toString('base64url')])) };
  keepDeskKeys(folder, keys);
  return keys;
}

/** Writes the file so that a crash leaves the old one or the new one. */
export function keepDeskKeys(folder: string, keys: DeskKeys): void {
  const path = pathIn(folder);
  try {
    makeFolder(folder, 0o700);
    const file = openSync(`${path}.new`, 'w', 0o600);
    writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`);
    fsyncSync(file);
    closeSync(file);
    renameSync(`${path}.new`, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new DomainError(
      'unavailable',
      `The data folder ${resolve(folder)} cannot be written by ${userInfo().username} (${code}). Make it writable, or set SOURCEDESK_DATA to another folder.`,
    );
  }
}

const pathIn = (folder: string): string => join(resolve(folder), 'desk-keys.json');
