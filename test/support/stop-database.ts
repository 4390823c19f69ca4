import type { LocalPostgres } from '@sourcedesk/platform/local-postgres';

declare global {
  var sourcedeskTestDatabase: LocalPostgres | undefined;
}

/** Ends what start-database began. */
export default async function stopDatabase(): Promise<void> {
  await globalThis.sourcedeskTestDatabase?.stop();
}
