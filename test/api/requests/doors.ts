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
};
