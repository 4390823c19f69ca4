import { Logger } from '@nestjs/common';
import { openDatabase, type OpenDatabase } from '@sourcedesk/platform/database';
import { checkInstallation, type KeysAtHand } from '@sourcedesk/platform/installation';

/**
 * Opens the database for a process that will serve: role, schema, identity and keys are checked first.
 * @throws DomainError unavailable or Error, one sentence with the cure
 */
export async function openChecked(url: string, connections: number, keys: KeysAtHand): Promise<OpenDatabase> {
  const log = new Logger('Database');
  const database = await openDatabase({ url, connections, onError: (error) => log.warn(`an idle connection broke: ${codeOf(error)}`) });
  try {
    const held = await checkInstallation(database.db, keys);
    if (held) log.warn(`${held} All sending is held until a manager or owner releases it.`);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

const codeOf = (error: Error & { code?: string }): string => error.code ?? error.name;
