import { defineConfig } from 'rolldown';

/** The server: our own code bundled with its decorator metadata, every package left to node_modules. */
export default defineConfig({
  input: { main: 'apps/api/src/main.ts', worker: 'apps/api/src/worker.ts', cli: 'apps/api/src/cli.ts', desk: 'apps/api/src/desk.ts' },
  tsconfig: 'tsconfig.base.json',
  platform: 'node',
  external: (id) => !/^(@sourcedesk\/|@oxc-project\/|\0|\.|\/)/.test(id),
  output: {
    dir: 'dist/apps/api',
    cleanDir: true,
    format: 'esm',
    sourcemap: true,
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  },
});
