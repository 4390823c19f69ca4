import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from './make-folder';

describe('making a folder', () => {
  let home: string;
  beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'sourcedesk-folders-'))));
  afterEach(() => rmSync(home, { recursive: true }));

  it('makes those above it too, and leaves what is there', () => {
    makeFolder(join(home, 'a/b/c'), 0o700);
    makeFolder(join(home, 'a/b/c'), 0o711);
    expect(statSync(join(home, 'a/b/c')).mode & 0o777).toBe(0o700);
  });

  it('fails where a file is in the way', () => {
    writeFileSync(join(home, 'file'), '');
    expect(() => makeFolder(join(home, 'file/data'), 0o700)).toThrow(expect.objectContaining({ code: 'ENOTDIR' }));
  });

  it('fails, and ends, where no folder can be made', () => {
    expect(() => makeFolder('/proc/sourcedesk/data', 0o700)).toThrow(expect.objectContaining({ code: 'ENOENT' }));
  });
});
