import { FoundingService } from '@sourcedesk/pipeline/accounts';
import { loadConfigOrDie } from '@sourcedesk/platform/config';
import { createApp } from './create-app';
import { listen } from './listen';
import { openInbound } from './open-inbound';
import { runProcess } from './run-process';
import { webFolder } from './web-folder';

const config = loadConfigOrDie('api');

await runProcess(async (undo) => {
  const app = await createApp(config, { webFolder: webFolder() });
  undo.add(() => app.close());
  await listen(app, config);
  await openInbound(app, undo);
  const setup = await app.get(FoundingService, { strict: false }).openSetup();
  if (setup) process.stdout.write(`There is no agency yet. Open this address once to make the first one: ${setup}\n`);
});
