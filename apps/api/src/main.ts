import { loadConfigOrDie } from '@sourcedesk/platform/config';
import { createApp } from './create-app';
import { listen } from './listen';
import { runProcess } from './run-process';
import { webFolder } from './web-folder';

const config = loadConfigOrDie('api');

await runProcess(async (undo) => {
  const app = await createApp(config, { webFolder: webFolder() });
  undo.add(() => app.close());
  await listen(app, config);
});
