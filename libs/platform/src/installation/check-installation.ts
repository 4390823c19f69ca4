import { migrations, type SystemTx, type TenantDb } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { Config } from '../config';
import { type CanaryKey, checkCanary, makeCanary } from '../secrets';

/** The keys of a process that protect what is stored. JWT_SECRET is not among them: changing it only signs people out. */
export type KeysAtHand = Partial<Pick<Config<'both'>, 'RAW_MAIL_KEY' | 'INDEX_KEY' | 'MAILBOX_PUBLIC_KEY' | 'MAILBOX_PRIVATE_KEY'>>;

interface State {
  system_identifier: string;
  timeline: number;
  known_identifier: string | null;
  known_timeline: number | null;
  canaries: Record<string, string>;
}

/**
 * What a process must know of its database before it serves: that the schema is the one it was built for, that it is the database this
 * installation belongs to (else all sending is held until people release it), and that its keys are the ones the data was written with.
 * @returns why sending is held from now on, or null
 * @throws DomainError unavailable, one sentence with the cure
 */
export async function checkInstallation(db: TenantDb, keys: KeysAtHand): Promise<string | null> {
  return db.system('health', async (tx) => {
    await requireSchema(tx);
    const held = await recognise(tx);
    await requireKeys(tx, keys);
    return held;
  });
}

async function requireSchema(tx: SystemTx): Promise<void> {
  const applied = await appliedMigrations(tx);
  const known = migrations.map(({ name }) => name);
  if (known.some((name) => !applied.has(name)))
    throw new DomainError('unavailable', 'The database is older than this version of Sourcedesk: run "sourcedesk migrate".');
  if ([...applied].some((name) => !known.includes(name)))
    throw new DomainError(
      'unavailable',
      'The database is newer than this version of Sourcedesk: start the version that migrated it, or a later one.',
    );
}

/** The names of the migrations the database has seen. A database without the function has seen too few. */
async function appliedMigrations(tx: SystemTx): Promise<Set<string>> {
  const [found] = await tx.query<{ there: boolean }>(`select to_regprocedure('app.applied_migrations()') is not null as there`);
  if (!found?.there) return new Set();
  return new Set(
    (await tx.query<{ name: string }>('select applied_migrations as name from app.applied_migrations()')).map(({ name }) => name),
  );
}

/** Looks whether the server is still the one this installation knows, which may change under a process that runs. Answers why sending is held from now on, or null. */
export function recogniseServer(db: TenantDb): Promise<string | null> {
  return db.system('health', recognise);
}

/** Another identity is a copy or a restored dump, another timeline a restore to a point in time or a standby that took over. */
async function recognise(tx: SystemTx): Promise<string | null> {
  const state = await stateOf(tx);
  if (state.known_identifier === null) {
    await tx.query('select app.adopt_identity()');
    return null;
  }
  if (state.known_identifier === state.system_identifier && state.known_timeline === state.timeline) return null;
  const reason =
    state.known_identifier === state.system_identifier
      ? `The database was restored to an earlier moment, or a standby took over (timeline ${state.known_timeline}, now ${state.timeline}).`
      : 'The database was copied or restored on another server.';
  await tx.query('select app.hold_sending($1), app.adopt_identity()', [reason]);
  return reason;
}

async function stateOf(tx: SystemTx): Promise<State> {
  const [state] = await tx.query<State>('select * from app.installation_state()');
  return state as State;
}

async function requireKeys(tx: SystemTx, keys: KeysAtHand): Promise<void> {
  for (const { kept, key } of canaryKeys(keys)) {
    const canary = (await stateOf(tx)).canaries[kept];
    if (canary === undefined) {
      if (key.name !== 'MAILBOX_PRIVATE_KEY') await tx.query('select app.keep_canary($1, $2)', [kept, makeCanary(key)]);
    } else if (!checkCanary(canary, key)) {
      throw new DomainError(
        'unavailable',
        `${key.name} is not the key this database was written with: put the right one back; nothing was changed.`,
      );
    }
  }
}

/** The two halves of the mailbox pair share one canary, which the public half makes. */
function canaryKeys(keys: KeysAtHand): { kept: string; key: CanaryKey }[] {
  const { RAW_MAIL_KEY, INDEX_KEY, MAILBOX_PUBLIC_KEY, MAILBOX_PRIVATE_KEY } = keys;
  return [
    ...(RAW_MAIL_KEY ? [{ kept: 'RAW_MAIL_KEY', key: { name: 'RAW_MAIL_KEY' as const, keys: RAW_MAIL_KEY } }] : []),
    ...(INDEX_KEY ? [{ kept: 'INDEX_KEY', key: { name: 'INDEX_KEY' as const, keys: [INDEX_KEY] } }] : []),
    ...(MAILBOX_PUBLIC_KEY ? [{ kept: 'MAILBOX', key: { name: 'MAILBOX_PUBLIC_KEY' as const, keys: [MAILBOX_PUBLIC_KEY] } }] : []),
    ...(MAILBOX_PRIVATE_KEY ? [{ kept: 'MAILBOX', key: { name: 'MAILBOX_PRIVATE_KEY' as const, keys: MAILBOX_PRIVATE_KEY } }] : []),
  ];
}
