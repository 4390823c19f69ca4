import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Count {
  passed: number;
  failed: number;
}

const load = async <T>(file: string): Promise<T> => (await import(pathToFileURL(resolve('tools/bootstrap', file)).href)) as T;

describe('the Node that the product runs on', () => {
  it.each([
    ['24.15.0', true],
    ['24.21.0', true],
    ['26.0.0', true],
    ['28.1.0', true],
    ['24.14.9', false],
    ['18.20.0', false],
    ['20.20.2', false],
    ['22.22.3', false],
    ['25.9.0', false],
  ])('is %s: %s', async (version, isRight) => {
    const { isRightNode } = await load<{ isRightNode(version: string): boolean }>('right-node.mjs');
    expect(isRightNode(version)).toBe(isRight);
  });
});

describe('the count of a test run', () => {
  it.each<[string, number, () => Count, Count]>([
    ['what its report says', 1, () => ({ passed: 7, failed: 2 }), { passed: 7, failed: 2 }],
    ['all passed when it ended well', 0, () => ({ passed: 7, failed: 0 }), { passed: 7, failed: 0 }],
    ['one failed when it ended badly and its report knows of none', 1, () => ({ passed: 7, failed: 0 }), { passed: 7, failed: 1 }],
    ['one failed when it left no report', 0, () => JSON.parse('') as Count, { passed: 0, failed: 1 }],
  ])('is %s', async (_case, code, read, expected) => {
    const { counted } = await load<{ counted(code: number, read: () => Count): Count }>('jest.mjs');
    expect(counted(code, read)).toEqual(expected);
  });
});
