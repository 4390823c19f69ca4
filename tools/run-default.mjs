import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Calls the default export of a file with the remaining arguments: `node tools/run-default.mjs <file> [arguments]`. */
const [file, ...args] = process.argv.slice(2);
const { default: run } = await import(pathToFileURL(resolve(file)).href);
await run(args);
