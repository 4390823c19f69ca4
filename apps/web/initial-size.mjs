/** Measures what a first visit transfers (scripts and styles that index.html names, gzip) and fails above the limit: the compiler's own budgets count raw bytes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const [folder = 'dist/apps/web', limit = '160'] = process.argv.slice(2);
const html = readFileSync(join(folder, 'index.html'), 'utf8');
const files = new Set([...html.matchAll(/(?:src|href)="([^":]+\.(?:js|css))"/g)].map((match) => match[1]));
if (files.size === 0) {
  console.error(`${folder}/index.html names no script: the build is broken`);
  process.exit(1);
}
const gzip = (file) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;
const total = [...files].reduce((sum, file) => sum + gzip(file), gzipSync(html).length);
const size = (total / 1000).toFixed(1);
console.log(`web: first load ${size} kB gzip in ${files.size} files (limit ${limit} kB)`);
if (total > Number(limit) * 1000) {
  console.error(`web: the first load is over its limit of ${limit} kB. Load what a first screen does not need with import() or @defer.`);
  process.exit(1);
}
