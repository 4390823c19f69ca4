import { FetchError, type Fetched, type FetchRequest, type SafeFetch } from '../fetch';
import { OAuthTokens } from './index';

const grant = { clientId: 'desk', clientSecret: 'quiet', refreshToken: 'long-lived', tokenUrl: 'https://login.example/token' };
const answer = (status: number, body: unknown): Fetched => ({
  status,
  headers: {},
  finalUrl: grant.tokenUrl,
  redirects: [],
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
});

/** A door to the provider that answers in turn, and a clock that is set by hand. */
function provider(...answers: (Fetched | FetchError)[]) {
  const asked: FetchRequest['form'][] = [];
  const fetch = Object.assign(
    async (_url: string, request: FetchRequest = {}) => {
      asked.push(request.form);
      const next = answers.shift();
      if (!next || next instanceof FetchError) throw next ?? new FetchError('connect');
      return next;
    },
    { close: async () => undefined },
  ) satisfies SafeFetch;
  const clock = { at: Date.parse('2026-11-10T09:00:00Z'), now: () => new Date(clock.at) };
  return { tokens: new OAuthTokens(fetch, clock), clock, asked };
}

const kept: string[] = [];
const keep = async (refreshToken: string) => void kept.push(refreshToken);

describe('access tokens', () => {
  it('bring a new refresh token now and then, which is kept instead', async () => {
    const { tokens } = provider(answer(200, { access_token: 'one', refresh_token: 'another' }));
    expect([await tokens.get(grant, keep), kept]).toEqual(['one', ['another']]);
  });

  it('are asked for once and kept until their last minute', async () => {
    const { tokens, clock, asked } = provider(answer(200, { access_token: 'one', expires_in: 600 }), answer(200, { access_token: 'two' }));
    expect([await tokens.get(grant, keep), await tokens.get(grant, keep)]).toEqual(['one', 'one']);
    clock.at += 539_999;
    expect(await tokens.get(grant, keep)).toBe('one');
    clock.at += 1;
    expect(await tokens.get(grant, keep)).toBe('two');
    const form = { grant_type: 'refresh_token', refresh_token: 'long-lived', client_id: 'desk', client_secret: 'quiet' };
    expect(asked).toEqual([form, form]);
  });

  it('are fetched anew after one was refused', async () => {
    const { tokens } = provider(answer(200, { access_token: 'one' }), answer(200, { access_token: 'two' }));
    tokens.forget(await tokens.get(grant, keep));
    expect(await tokens.get(grant, keep)).toBe('two');
  });

  it.each([
    ['token', answer(400, { error: 'invalid_grant' })],
    ['token-server', answer(500, 'down')],
    ['token-server', answer(200, '<html>')],
    ['token-server', answer(200, { expires_in: 5 })],
    ['token-server', new FetchError('dns')],
  ])('are not to be had: %s', async (code, given) => {
    await expect(provider(given).tokens.get(grant, keep)).rejects.toMatchObject({ name: 'ImapError', code });
  });
});
