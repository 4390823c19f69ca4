import { createHmac, randomUUID } from 'node:crypto';
import type { DoorView } from '@sourcedesk/contracts/doors';
import { aDoor } from '@sourcedesk/data/testing';
import type { Row, Scene } from './scene';

const imap = {
  host: 'imap.mail.example',
  username: 'digests@lantern-lane.example',
  credentials: { kind: 'password', password: 'a-password-of-the-mailbox' },
};
const ofDoor = async ({ desk }: Scene) => ({ params: { id: await aDoor(desk) } });

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
