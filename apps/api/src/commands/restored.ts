import { TenantDb } from '@sourcedesk/data';
import { withServices } from './services';

/** `sourcedesk restored`: the database came out of a backup, so what it holds as unsent may have left already. */
export async function restored(): Promise<void> {
  await withServices((services) =>
    services
      .get(TenantDb)
      .system('health', (tx) =>
        tx.query('select app.hold_sending($1)', ['The operator said that the database was restored from a backup.']),
      ),
  );
  process.stdout.write('All sending is held. A manager or owner of each agency releases it, after a look at what was possibly sent.\n');
}
