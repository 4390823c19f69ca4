import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { paths } = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile).config.compilerOptions;
const aliases = Object.entries(paths).map(([alias, [target]]) => {
  const [before, after = ''] = alias.split('*');
  return { before, after, isPattern: alias.includes('*'), target };
});

/** What a file loads when it is loaded, by path: imports of types alone and imports on demand are none. */
const known = new Map();

/** Refuses an import that leads back to the file it stands in. One cycle is shown, as the chain of files. */
export const noImportCycle = {
  meta: { type: 'problem', schema: [], messages: { cycle: 'This import leads back here: {{chain}}.' } },
  create(context) {
    return {
      Program(program) {
        for (const statement of program.body) {
          const specifier = statement.source?.value;
          if (!specifier || isTypeOnly(statement)) continue;
          const chain = wayBack(resolveImport(context.filename, specifier), context.filename);
          if (chain)
            context.report({
              node: statement,
              messageId: 'cycle',
              data: { chain: chain.map((file) => file.slice(root.length)).join(' -> ') },
            });
        }
      },
    };
  },
};

function isTypeOnly({ importKind, exportKind, specifiers }) {
  if (importKind === 'type' || exportKind === 'type') return true;
  return specifiers?.length > 0 && specifiers.every((one) => one.importKind === 'type' || one.exportKind === 'type');
}

function wayBack(from, to) {
  if (!from) return undefined;
  const cameFrom = new Map([[from, undefined]]);
  for (const file of cameFrom.keys()) {
    if (file === to) return chainTo(to, cameFrom);
    for (const next of importsOf(file)) if (!cameFrom.has(next)) cameFrom.set(next, file);
  }
  return undefined;
}

function chainTo(file, cameFrom) {
  const chain = [];
  for (let at = file; at; at = cameFrom.get(at)) chain.unshift(at);
  return chain;
}

function importsOf(file) {
  const changed = statSync(file).mtimeMs;
  const found = known.get(file);
  if (found?.changed === changed) return found.imports;
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const imports = source.statements
    .filter(
      (statement) =>
        (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) && statement.moduleSpecifier && !isErased(statement),
    )
    .map((statement) => resolveImport(file, statement.moduleSpecifier.text))
    .filter((path) => path !== undefined);
  known.set(file, { changed, imports });
  return imports;
}

function isErased(statement) {
  const clause = ts.isImportDeclaration(statement) ? statement.importClause : statement;
  if (clause?.isTypeOnly || clause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const list = ts.isImportDeclaration(statement) ? clause?.namedBindings : statement.exportClause;
  const elements = list?.elements;
  return !clause?.name && elements?.length > 0 && elements.every((element) => element.isTypeOnly);
}

function resolveImport(file, specifier) {
  const path = specifier.startsWith('.') ? resolve(dirname(file), specifier) : aliased(specifier);
  return path && [path, `${path}.ts`, join(path, 'index.ts')].find((candidate) => existsSync(candidate) && statSync(candidate).isFile());
}

function aliased(specifier) {
  for (const { before, after, isPattern, target } of aliases) {
    if (!isPattern && specifier === before) return join(root, target);
    if (isPattern && specifier.startsWith(before) && specifier.endsWith(after)) {
      return join(root, target.replace('*', specifier.slice(before.length, specifier.length - after.length)));
    }
  }
  return undefined;
}
