import { environmentOver, loadConfig } from '@sourcedesk/platform/config';
import { DomainError } from '@sourcedesk/domain/errors';
import { holdsAgencies } from '../desk/desk-database';
import { demoOnDesk } from '../desk/demo-desk';
import { prepareDesk } from '../desk/run-desk';
import { Undo } from '../run-process';

/** `sourcedesk seed demo`: the demo in the database of this data folder (or of DATABASE_URL), while nothing else runs on it. */
export async function seedDemoCommand({ size }: { size: string }): Promise<void> {
  if (size !== 'demo' && size !== 'agency') throw new DomainError('invalid', `There is no size "${size}": choose demo or agency.`);
  const desk = loadConfig('desk', environmentOver({ DEMO: 'true' }));
  const undo = new Undo();
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  try {
    // Before anything is changed: preparing a desk gives the roles of a database new passwords.
    if (desk.DATABASE_URL && (await holdsAgencies(desk.DATABASE_URL))) throw taken();
    const { config, urls } = await prepareDesk(desk, undo, say);
    const demo = await demoOnDesk({ config, urls, folder: desk.SOURCEDESK_DATA, size, say });
    if (!demo?.isNew) throw taken();
    say(`Sign in with the password ${demo.password} as\n  ${demo.emails.join('\n  ')}`);
  } finally {
    await undo.run();
  }
}

const taken = () =>
  new DomainError(
    'already-exists',
    'The database holds agencies already: the demo is only made in an empty one. Set SOURCEDESK_DATA to a new folder for another.',
  );
