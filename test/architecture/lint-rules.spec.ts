import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const folder = 'test/architecture/bad';

interface Finding {
  rule: string | null;
  message: string;
}

/** The first line of a bad file: `as <where it pretends to lie>, expects <rule>[: words of the message]`. */
function expectation(name: string): { rule: string; words: string } {
  const [line = ''] = readFileSync(`${folder}/${name}`, 'utf8').split('\n');
  const [, rule, words = ''] = /, expects ([^\s:]+)(?:: (.*?))?(?: -->)?$/.exec(line) ?? [];
  if (!rule) throw new Error(`${name} does not say which rule it breaks`);
  return { rule, words };
}

describe('the lint rules that carry the design', () => {
  let found: Record<string, Finding[]>;
  let warnings: string[];

  // In a process of its own: ESLint's configuration loads modules that the sandbox of a test does not carry.
  beforeAll(() => {
    const env = { ...process.env, NODE_OPTIONS: '' };
    const answer = execFileSync(process.execPath, [`test/architecture/lint-bad-files.mjs`], { encoding: 'utf8', env, maxBuffer: 1e8 });
    ({ found, warnings } = JSON.parse(answer) as { found: Record<string, Finding[]>; warnings: string[] });
  }, 120_000);

  it.each(readdirSync(folder))('%s breaks its rule and no other', (name) => {
    const { rule, words } = expectation(name);
    const findings = found[name] ?? [];
    expect([...new Set(findings.map((finding) => finding.rule))]).toEqual([rule]);
    expect(findings.map(({ message }) => message).join('\n')).toContain(words);
  });

  it('are errors, every one', () => {
    expect(warnings).toEqual([]);
  });
});
