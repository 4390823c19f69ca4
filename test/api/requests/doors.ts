import { createHmac, randomInt, randomUUID } from 'node:crypto';
import type { DoorView } from '@sourcedesk/contracts/doors';
import { aDoor } from '@sourcedesk/data/testing';
import type { MessageId } from '@sourcedesk/domain/ids';
import { IntakeService, ParseService } from '@sourcedesk/pipeline/intake';
import type { Row, Scene } from './scene';

const imap = {
  host: 'imap.mail.example',
  username: 'digests@lantern-lane.example',
  credentials: { kind: 'password', password: 'a-password-of-the-mailbox' },
};
const ofDoor = async ({ desk }: Scene) => ({ params: { id: await aDoor(desk) } });

/** Takes in the mail by which Gmail asks to forward, and has it read. */
async function aSetUpMail({ desks, desk }: Scene): Promise<string> {
  const code = String(randomInt(100_000_000, 999_999_999));
  const raw = `From: forwarding-noreply@google.com\r\nSubject: (#${code}) Gmail Forwarding Confirmation\r\n\r\nConfirmation code: ${code}\r\n`;
  const { id } = await desks.app.get(IntakeService, { strict: false }).receive(desk.owner, Buffer.from(raw), 'upload');
  await desks.app.get(ParseService, { strict: false }).parse(desk.agencyId, id as MessageId);
  const { rows } = await desks.db.admin.query<{ id: string }>('select id from app.set_up_mail where message_id = $1', [id]);
  return rows[0]?.id ?? '';
}

export const doors: Readonly<Record<string, Row>> = {
  'GET /api/v1/intake/doors': { ask: async ({ desk }) => (await aDoor(desk), {}) },
  'POST /api/v1/intake/doors': { ask: () => ({ body: { kind: 'imap', name: 'The digests mailbox', imap } }) },
  'GET /api/v1/intake/doors/:id': { ask: ofDoor, ids: { 'params.id': 'agency' } },
  'PATCH /api/v1/intake/doors/:id': {
    ask: async (scene) => ({ ...(await ofDoor(scene)), body: { name: 'Another name', imap: { folder: 'Digests' } } }),
    ids: { 'params.id': 'agency' },
  },
  'DELETE /api/v1/intake/doors/:id': { ask: ofDoor, ids: { 'params.id': 'agency' } },
  'POST /api/v1/intake/doors/:id/test': { ask: async (scene) => ({ ...(await ofDoor(scene)), body: {} }), ids: { 'params.id': 'agency' } },
  'POST /api/v1/intake/doors/:id/renew': {
    ask: async (scene) => ({ ...(await ofDoor(scene)), body: {} }),
    ids: { 'params.id': 'agency' },
    answers: { owner: [409, 'wrong-state'], manager: [409, 'wrong-state'], 'limited manager': [409, 'wrong-state'] },
  },
  'GET /api/v1/intake/health': { ask: async ({ desk }) => (await aDoor(desk), {}) },
  'GET /api/v1/intake/set-up-mails': { ask: async (scene) => (await aSetUpMail(scene), {}) },
  'POST /api/v1/intake/set-up-mails/:id/open': {
    ask: async (scene) => ({ params: { id: await aSetUpMail(scene) }, body: {} }),
    ids: { 'params.id': 'agency' },
  },
  'POST /api/v1/intake/webhooks/:id': {
    ask: async ({ desks, desk }) => {
      const asked = desks.http().post('/api/v1/intake/doors').set(desks.as(desk, 'owner')).send({ kind: 'webhook', name: 'Provider' });
      const { id, secret } = (await asked).body as DoorView;
      const bytes = Buffer.from(`Subject: ${randomUUID()}\r\n\r\nHello`);
      const timestamp = String(Math.floor(desk.db.clock.now().getTime() / 1000));
      const signature = createHmac('sha256', secret ?? '')
        .update(`${timestamp}.`)
        .update(bytes)
        .digest('hex');
      const headers = { 'sourcedesk-timestamp': timestamp, 'sourcedesk-signature': signature };
      return { params: { id }, raw: { type: 'message/rfc822', bytes }, headers };
    },
    ids: { 'params.id': 'signed' },
  },
};
