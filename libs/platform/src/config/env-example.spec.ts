import { readFileSync, writeFileSync } from 'node:fs';
import { envExample, settings } from './index';

const file = new URL('../../../../.env.example', import.meta.url);

describe('.env.example', () => {
  it('is what the settings say (UPDATE_ENV_EXAMPLE=1 writes it anew)', () => {
    if (process.env['UPDATE_ENV_EXAMPLE'] === '1') writeFileSync(file, envExample());
    expect(readFileSync(file, 'utf8')).toBe(envExample());
  });

  it('names every setting once and holds no value for a secret', () => {
    const text = envExample();
    for (const name of Object.keys(settings)) expect(text.match(new RegExp(`^(# )?${name}=`, 'gm'))).toHaveLength(1);
    expect(text).toMatch(/^# JWT_SECRET=$/m);
    expect(text).toMatch(/^PORT=3000$/m);
  });
});
