import { loadConfigOrDie } from '@sourcedesk/platform/config';
import { createWorker } from './create-worker';
import { runProcess } from './run-process';

const config = loadConfigOrDie('worker');

await runProcess(async (undo) => {
  const worker = await createWorker(config);
  undo.add(() => worker.close());
});
