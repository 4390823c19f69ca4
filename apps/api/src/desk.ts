import { environmentOver, loadConfigOrDie } from '@sourcedesk/platform/config';
import { runDesk } from './desk/run-desk';
import { runProcess } from './run-process';

const config = loadConfigOrDie('desk', environmentOver({ DEMO: 'true' }));

await runProcess((undo) => runDesk(config, undo, (line) => process.stdout.write(`${line}\n`)));
