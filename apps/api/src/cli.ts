import { Command } from 'commander';
import { addAgency, addUser } from './commands/people';
import { doctor } from './commands/doctor';
import { importFiles } from './commands/import';
import { printKeys } from './commands/keys';
import { migrateSchema } from './commands/migrate';
import { parse } from './commands/parse';
import { restored } from './commands/restored';
import { seedDemoCommand } from './commands/seed';
import { sentenceOf } from './run-process';
import { version } from './version';

const program = new Command('sourcedesk').description('Sourcedesk at the command line').version(version);

program.command('migrate').description('bring the database of DATABASE_URL up to date').action(migrateSchema);
program
  .command('parse')
  .argument('<file>', 'an e-mail as received (.eml), or - for standard input')
  .option('--json', 'the whole result as JSON')
  .description('read a digest without a database')
  .action(parse);
program
  .command('import')
  .argument('<path...>', 'e-mails as received (.eml), mailboxes (.mbox), folders of them, or - for standard input')
  .option('--agency <name>', 'name or id of the agency; needed when there are several')
  .description('take e-mails in, as if uploaded; what is here already stays as it is')
  .action(importFiles);
const agency = program.command('agency').description('agencies');
agency
  .command('add')
  .requiredOption('--name <name>', 'name of the agency')
  .requiredOption('--owner-name <name>', 'name of its first owner')
  .requiredOption('--owner-email <address>', 'e-mail address of the owner')
  .option('--time-zone <zone>', 'IANA name', 'Europe/London')
  .description('add an agency with its owner; the password is read from standard input')
  .action(addAgency);
const user = program.command('user').description('people');
user
  .command('add')
  .requiredOption('--name <name>', 'name of the person')
  .requiredOption('--email <address>', 'e-mail address')
  .requiredOption('--role <role>', 'owner, manager, editor, va or client')
  .option('--agency <name>', 'name or id of the agency; needed when there are several')
  .option('--brand <name...>', 'the brands the person is limited to; a client needs one at least')
  .description('add a member; the password is read from standard input')
  .action(addUser);
program
  .command('seed')
  .description('made-up data')
  .command('demo')
  .option('--size <size>', 'demo: one desk of six brands; agency: 40 brands, 120 experts, 10 writers', 'demo')
  .description('make the demo in an empty database, while nothing runs on it')
  .action(seedDemoCommand);
program
  .command('restored')
  .description('say that the database was restored from a backup: all sending is held until people release it')
  .action(restored);
program.command('keys').description('make fresh keys, as lines for an environment file').action(printKeys);
program.command('doctor').description('check configuration, database, keys and worker').action(doctor);

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
}
