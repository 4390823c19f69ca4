import { readFileSync, readdirSync } from 'node:fs';
import { entities } from '@sourcedesk/data';

const stages = 'libs/pipeline';
const sources = readdirSync(stages, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
  .map((name) => readFileSync(`${stages}/${name}`, 'utf8'));
const written = new Set(
  sources.flatMap((text) => [...text.matchAll(/\btx\.(?:insert|insertIfNew|change)\(\s*(\w+)/g)].map(([, entity]) => entity)),
);

describe('the entities', () => {
  it.each(entities.map(({ name }) => name))('%s is what a stage writes through', (name) => {
    expect(written).toContain(name);
  });
});
