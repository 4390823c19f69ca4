import { randomUUID } from 'node:crypto';
import { messageHtml, messageText } from '@sourcedesk/contracts/intake';
import type { Desk } from '@sourcedesk/data/testing';
import { renderHaro } from '@sourcedesk/domain/digests/rendering';
import type { MessageId } from '@sourcedesk/domain/ids';
import { IntakeService, ParseService } from '@sourcedesk/pipeline/intake';
import { digestToRender, queryToRender } from '../fixtures/digests/sample-digests';
import { rawVariant } from '../fixtures/digests/variants';
import { answered, type DeskApp, openDeskApp, refused } from '../support/desk-app';

let desks: DeskApp;
let desk: Desk;
let stranger: Desk;

beforeAll(async () => {
  desks = await openDeskApp({}, '2026-09-15T09:30:00Z');
  [desk, stranger] = [await desks.aDesk(), await desks.aDesk()];
});
afterAll(() => desks?.close());

const key = 'AbC9dEf1GhI2jKl3';
async function bring(raw: string | Uint8Array): Promise<string> {
  const { id } = await desks.app.get(IntakeService, { strict: false }).receive(desk.owner, Buffer.from(raw), 'upload');
  await desks.app.get(ParseService, { strict: false }).parse(desk.agencyId, id as MessageId);
  return id;
}
const get = (id: string, what: 'html' | 'text', of = desk, role: 'va' | 'client' = 'va') =>
  desks.http().get(`/api/v1/intake/messages/${id}/${what}`).set(desks.as(of, role));
const look = async (id: string) => answered(await get(id, 'html'), 200, messageHtml);
const hasHtml = async (id: string) => answered(await get(id, 'text'), 200, messageText).hasHtml;
const mail = (type: string, body: string, from = 'HARO <hello@helpareporter.com>', subject = 'Hello') =>
  `From: ${from}\r\nSubject: ${subject}\r\nMIME-Version: 1.0\r\nContent-Type: ${type}; charset=utf-8\r\n\r\n${body}\r\n`;
const digest = (travel: Partial<Parameters<typeof rawVariant>[1]> = {}) => {
  const rendered = digestToRender({
    queries: [queryToRender({ summary: 'Bakers on rye', email: `reply+${randomUUID()}@helpareporter.com` })],
  });
  const written = { ...renderHaro(rendered), sentAt: rendered.sentAt };
  return rawVariant(written, {
    parts: ['text', 'html'],
    charset: 'utf-8',
    encoding: 'quoted-printable',
    lineEnd: '\r\n',
    noise: true,
    ...travel,
  });
};

describe('GET /api/v1/intake/messages/{id}/html', () => {
  it('shows an e-mail as it looked, whichever part was read', async () => {
    const id = await bring(digest());
    expect(await hasHtml(id)).toBe(true);
    const { html, reason } = await look(id);
    expect(reason).toBeNull();
    expect(html).toContain('Bakers on rye');
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/href|src=|https?:\/\/[^<]*token/);
  });

  it('says of an e-mail without HTML that there is none', async () => {
    for (const raw of [digest({ parts: ['text'] }), mail('text/plain', '<p>No markup</p>')]) {
      const id = await bring(raw);
      expect(await hasHtml(id)).toBe(false);
      expect(await look(id)).toEqual({ html: null, reason: 'There is no HTML in this e-mail.' });
    }
  });

  it('does not show what is longer than any digest', async () => {
    const id = await bring(mail('text/html', `<p>${'rye '.repeat(130_000)}`));
    expect(await hasHtml(id)).toBe(true);
    expect(await look(id)).toEqual({
      html: null,
      reason: 'The HTML of this e-mail is longer than 300,000 characters, and is not shown. Its text is.',
    });
  });

  it('shows the digest that was forwarded as an attachment', async () => {
    const outer =
      'From: vera@agency.example\r\nSubject: Fwd\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="=_o"\r\n\r\n--=_o\r\nContent-Type: text/html\r\n\r\n<p>See below</p>\r\n--=_o\r\nContent-Type: message/rfc822\r\n\r\n';
    const id = await bring(Buffer.concat([Buffer.from(outer), digest(), Buffer.from('\r\n--=_o--\r\n')]));
    expect((await look(id)).html).toContain('Bakers on rye');
  });

  it.each([
    [
      'of a sign-in mail',
      mail(
        'text/html',
        `<p>Sign in: <a href="https://app.helpareporter.com/x/${key}">https://app.helpareporter.com/<b>x</b>/${key}</a></p><p>Code ${key}</p>`,
      ),
    ],
    [
      'of Connectively, whose links sign in',
      mail(
        'text/html',
        `<p>Q&amp;A ALERTS</p><p><a href="https://www.connectively.us/x?token=${key}">Bakers?</a> https://www.connectively.us/api/auth/magic-link/verify?token=${key.slice(0, 8)}<i>${key.slice(8)}</i></p>`,
        'noreply@connectively.us',
        'Connectively Alerts for Sep 15th, 2026',
      ),
    ],
    ['of a stranger', mail('text/html', `<p>https://x.example/<b>read</b>/${key} https://x.example/a?k=${key}</p>`, 'a@x.example')],
  ])('masks what the text masks: %s', async (_, raw) => {
    const id = await bring(raw);
    const { html } = await look(id);
    expect(html).not.toContain(key);
    expect(html).toContain('•'.repeat(8));
    const shown = (html ?? '').replace(/^[\s\S]*<body[^>]*>/, '').replace(/<[^>]*>/g, '');
    expect(shown).not.toContain(key.slice(8));
    expect(JSON.stringify(answered(await get(id, 'text'), 200, messageText))).not.toContain(key.slice(8));
  });

  it('is as much of an e-mail that is damaged as can be read', async () => {
    const id = await bring(mail('text/html', '<table><tr><td>Rye &#x110000; <b <i>bread'));
    expect((await look(id)).html).toContain('Rye');
  });

  it('is nobody else’s: 404 for another agency, 403 for clients', async () => {
    const id = await bring(digest());
    expect(refused(await get(id, 'html', stranger), 404)).toBe('not-found');
    expect(refused(await get(id, 'html', desk, 'client'), 403)).toBe('forbidden');
    // A look that is refused keeps nobody from the next.
    expect((await look(id)).html).not.toBeNull();
  });
});
