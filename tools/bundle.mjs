import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Makes one runnable file of a TypeScript entry: our own code inside with its decorator metadata, packages left to node_modules (so the output
 * must lie in the repository). Takes some 40 ms.
 */
export async function bundle(entry, file) {
  const { build } = await import('rolldown');
  const { output } = await build({
    cwd: root,
    input: entry,
    tsconfig: 'tsconfig.base.json',
    platform: 'node',
    logLevel: 'warn',
    external: (id) => !/^(@sourcedesk\/|@oxc-project\/|\0|\.|\/)/.test(id),
    output: { file, format: 'esm', sourcemap: true, codeSplitting: false },
  });
  const missing = output[0].imports.filter((name) => name.startsWith('@sourcedesk/'));
  if (missing.length > 0) throw new Error(`${entry} leads to imports that do not exist: ${missing.join(', ')}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [entry, file] = process.argv.slice(2);
  await bundle(entry, file);
}
