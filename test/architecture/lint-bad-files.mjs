import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

/** Prints what ESLint, set up as for the repository, says of each file in bad/, read as if it lay where its first line says. */
const folder = new URL('bad/', import.meta.url);
// A file that does not exist has no types: what needs them is shown under the name of one that does.
const untyped = {
  files: ['**/bad.ts'],
  languageOptions: { parserOptions: { projectService: false } },
  rules: { '@typescript-eslint/no-floating-promises': 'off', '@typescript-eslint/no-misused-promises': 'off' },
};
const eslint = new ESLint({ cwd: fileURLToPath(new URL('../..', import.meta.url)), overrideConfig: untyped });
const found = {};
for (const name of readdirSync(folder)) {
  const text = readFileSync(new URL(name, folder), 'utf8');
  const [, filePath] = /^\S+ as (\S+), expects /.exec(text) ?? [];
  const [result] = await eslint.lintText(text, { filePath });
  found[name] = result.messages.filter(({ severity }) => severity === 2).map(({ ruleId, message }) => ({ rule: ruleId, message }));
}
const everywhere = [
  'apps/api/src/main.ts',
  'apps/web/src/main.ts',
  'apps/web/src/index.html',
  'libs/domain/src/errors.ts',
  'libs/pipeline/intake/src/a.spec.ts',
  'test/a.ts',
  'tools/a.mjs',
];
const warnings = [];
for (const file of everywhere) {
  const { rules = {} } = await eslint.calculateConfigForFile(file);
  for (const [rule, [severity]] of Object.entries(rules)) if (severity === 1) warnings.push(`${rule} in ${file}`);
}
process.stdout.write(JSON.stringify({ found, warnings }));
