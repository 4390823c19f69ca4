import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { hasLetters } from '../shell/key-map';
import { keyUses } from './key-catalogue';

/** Files that make bindings for a page that stands elsewhere. */
const pageOf: Readonly<Record<string, string>> = {
  'inbox-actions.ts': 'Inbox',
  'draft-keys.ts': 'Draft',
  'list-bindings.ts': 'In lists',
};

/** What the sources bind in so many words: `{ keys: 'a', label: 'Accept', run`, and the inbox's `verdict('a', 'Accept', ...)`. */
function bound(): string[] {
  const files = globSync('apps/web/src/app/**/*.ts', { exclude: (name) => name.endsWith('.spec.ts') });
  expect(files.length).toBeGreaterThan(100);
  return files.flatMap((file) => {
    const source = readFileSync(file, 'utf8');
    const page = pageOf[basename(file)] ?? /useKeys\(\s*'([^']+)'/.exec(source)?.[1];
    const literals = [...source.matchAll(/(?:\bkeys:\s*|\bverdict\()'([^']+)',\s*(?:label:\s*)?'([^']+)',\s*(?:run|'\w+'\))/g)];
    return literals.filter(([, keys]) => hasLetters(keys ?? '')).map(([, keys, label]) => `${page}: ${keys} ${label}`);
  });
}

const listed = () => keyUses.map(({ where, keys, does }) => `${where}: ${keys} ${does}`);
const counted = (line: string) => /: \d /.test(line);

describe('the list of all keys', () => {
  it('holds every key that a page binds', () => {
    const known = new Set(listed());
    expect(bound().filter((line) => !known.has(line))).toEqual([]);
  });

  it('holds no key that no page binds; those of tabs and places are made from them', () => {
    const made = new Set(bound());
    expect(listed().filter((line) => !made.has(line) && !counted(line) && !line.startsWith('Go to: '))).toEqual([]);
  });
});
