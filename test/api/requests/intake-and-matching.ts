import { randomUUID } from 'node:crypto';
import {
  aLikeness,
  aMatch,
  aMessage,
  anEditionAlert,
  aPitch,
  aProfile,
  aQuery,
  aQueryChange,
  aReparse,
  aSighting,
  closeReparses,
} from '@sourcedesk/data/testing';
import { renderHaro } from '@sourcedesk/domain/digests/rendering';
import { messageReceipt } from '@sourcedesk/contracts/intake';
import { digestToRender, queryToRender } from '../../fixtures/digests/sample-digests';
import { answered } from '../../support/desk-app';
import type { Row, Scene } from './scene';

const aDigest = () => renderHaro(digestToRender({ queries: [queryToRender({ email: `reply+${randomUUID()}@helpareporter.com` })] }));
const anUpload = async ({ desks, desk }: Scene) => {
  const upload = desks
    .http()
    .post('/api/v1/intake/messages')
    .set({ ...desks.as(desk, 'manager'), 'content-type': 'message/rfc822' });
  return answered(await upload.send(Buffer.from(aDigest().raw)), 202, messageReceipt).id;
};
function aLikenessBy(): Row {
  return { ask: async ({ desk }) => ({ params: { id: await aLikeness(desk) }, body: {} }), ids: { 'params.id': 'agency' } };
}
function aReparseBy(rest: { body?: object } = {}): Row {
  return { ask: async ({ desk }) => ({ params: { id: await aReparse(desk) }, ...rest }), ids: { 'params.id': 'agency' } };
}
const aMatchOf = async ({ desk }: Scene) => ({ params: { id: (await aMatch(desk)).id } });
const inAnHour = ({ desk }: Scene) => new Date(desk.db.clock.now().getTime() + 3_600_000).toISOString();
const ofBrand = ({ desk }: Scene) => ({ query: { brandId: desk.brandId } });

export const intakeAndMatching: Readonly<Record<string, Row>> = {
  'POST /api/v1/intake/messages': { ask: () => ({ raw: { type: 'message/rfc822', bytes: Buffer.from(aDigest().raw) } }) },
  'POST /api/v1/intake/archives': {
    ask: () => ({ raw: { type: 'application/mbox', bytes: Buffer.from(`From - Mon Sep 15 09:30:00 2026\n${aDigest().raw}`) } }),
  },
  'POST /api/v1/intake/pastes': {
    ask: () => {
      const { text, subject } = aDigest();
      return { body: { text, subject } };
    },
  },
  'GET /api/v1/intake/messages': { ask: async ({ desk }) => (await aMessage(desk), {}) },
  'GET /api/v1/intake/messages/:id': {
    ask: async ({ desk }) => ({ params: { id: await aMessage(desk) } }),
    ids: { 'params.id': 'agency' },
  },
  'GET /api/v1/intake/messages/:id/text': {
    ask: async ({ desk }) => ({ params: { id: await aMessage(desk) } }),
    ids: { 'params.id': 'agency' },
  },
  'GET /api/v1/intake/messages/:id/html': {
    ask: async (scene) => ({ params: { id: await anUpload(scene) } }),
    ids: { 'params.id': 'agency' },
  },
  'POST /api/v1/intake/messages/:id/parse': {
    ask: async ({ desk }) => ({ params: { id: await aMessage(desk, { status: 'quarantined' }) }, body: { service: 'haro' } }),
    ids: { 'params.id': 'agency' },
  },
  'POST /api/v1/intake/messages/:id/set-aside': {
    ask: async ({ desk }) => ({ params: { id: await aMessage(desk, { status: 'quarantined' }) }, body: { reason: 'An advertisement' } }),
    ids: { 'params.id': 'agency' },
  },
  'GET /api/v1/intake/messages/:id/raw': {
    ask: async (scene) => ({ params: { id: await anUpload(scene) } }),
    ids: { 'params.id': 'agency' },
    plain: 'message/rfc822',
  },
  'POST /api/v1/intake/reparses': {
    ask: async ({ desk }) => {
      await aMessage(desk);
      await closeReparses(desk);
      const now = desk.db.clock.now().getTime();
      return { body: { from: new Date(now - 86_400_000).toISOString(), to: new Date(now + 86_400_000).toISOString() } };
    },
  },
  'GET /api/v1/intake/reparses': { ask: async ({ desk }) => (await aReparse(desk), {}) },
  'GET /api/v1/intake/reparses/:id': aReparseBy(),
  'GET /api/v1/intake/reparses/:id/changes': aReparseBy(),
  'POST /api/v1/intake/reparses/:id/apply': aReparseBy({ body: {} }),
  'POST /api/v1/intake/reparses/:id/drop': aReparseBy({ body: {} }),
  'GET /api/v1/intake/editions': { ask: async ({ desk }) => (await anEditionAlert(desk), {}) },
  'PUT /api/v1/intake/watch': { ask: () => ({ body: { service: 'haro', watched: true } }) },
  'POST /api/v1/intake/edition-alerts/:id/dismiss': {
    ask: async ({ desk }) => ({ params: { id: await anEditionAlert(desk) }, body: {} }),
    ids: { 'params.id': 'agency' },
  },
  'POST /api/v1/intake/edition-alerts/:id/reopen': {
    ask: async ({ desk }) => ({ params: { id: await anEditionAlert(desk) }, body: {} }),
    ids: { 'params.id': 'agency' },
  },
  'POST /api/v1/intake/proposals': { ask: () => ({ body: { text: 'Looking for bakers. Email ada@garden-weekly.example by Friday.' } }) },
  'POST /api/v1/queries': {
    ask: async ({ desk }) => ({
      body: {
        messageId: await aMessage(desk),
        place: { part: 'text', start: 0, end: 7 },
        summary: `Bakers on bread ${randomUUID()}`,
        body: `What flour do you use? ${randomUUID()}`,
        reply: { kind: 'address', address: 'ada@garden-weekly.example' },
      },
    }),
    ids: { 'body.messageId': 'agency' },
  },
  'PATCH /api/v1/queries/:id': {
    ask: async ({ desk }) => ({ params: { id: await aQuery(desk) }, headers: { 'if-match': '"1"' }, body: { category: 'Food' } }),
    ids: { 'params.id': 'agency' },
  },
  'POST /api/v1/queries/:id/split': {
    ask: async ({ desk }) => ({ params: { id: await aQuery(desk) }, headers: { 'if-match': '"1"' }, body: { at: 45 } }),
    ids: { 'params.id': 'agency' },
  },
  'GET /api/v1/queries/:id/history': {
    ask: async ({ desk }) => {
      const id = await aQuery(desk);
      await aQueryChange(desk, id);
      await aQueryChange(desk, id, { before: 'Food', after: 'Bread' });
      return { params: { id } };
    },
    ids: { 'params.id': 'agency' },
  },
  'GET /api/v1/queries/:id/sightings': {
    ask: async ({ desk }) => {
      const id = await aQuery(desk);
      await aSighting(desk, id);
      return { params: { id } };
    },
    ids: { 'params.id': 'agency' },
  },
  'GET /api/v1/queries': { ask: async ({ desk }) => (await aQuery(desk), {}) },
  'GET /api/v1/queries/:id/likenesses': {
    ask: async ({ desk }) => {
      const id = await aQuery(desk);
      for (let at = 0; at < 2; at += 1) await aLikeness(desk, id);
      return { params: { id } };
    },
    ids: { 'params.id': 'agency' },
  },
  'POST /api/v1/likenesses/:id/confirm': aLikenessBy(),
  'POST /api/v1/likenesses/:id/reject': aLikenessBy(),
  'POST /api/v1/likenesses/:id/reopen': aLikenessBy(),
  'GET /api/v1/queries/:id': { ask: async ({ desk }) => ({ params: { id: await aQuery(desk) } }), ids: { 'params.id': 'agency' } },
  'GET /api/v1/queries/:id/work': {
    ask: async ({ desk }) => ({ params: { id: (await aPitch(desk, { state: 'published' })).queryId } }),
    ids: { 'params.id': 'agency' },
  },
  'GET /api/v1/inbox': {
    ask: async (scene) => (await aMatch(scene.desk), { query: { ...ofBrand(scene).query, lane: 'possible' } }),
    ids: { 'query.brandId': 'brand' },
  },
  'GET /api/v1/matches': { ask: async (scene) => (await aMatch(scene.desk), ofBrand(scene)), ids: { 'query.brandId': 'brand' } },
  'POST /api/v1/matches': {
    ask: async ({ desk }) => ({ body: { queryId: await aQuery(desk), profileId: await aProfile(desk) } }),
    ids: { 'body.queryId': 'agency', 'body.profileId': 'brand' },
  },
  'POST /api/v1/matches/:id/accept': { ask: async (scene) => ({ ...(await aMatchOf(scene)), body: {} }), ids: { 'params.id': 'brand' } },
  'POST /api/v1/matches/:id/dismiss': {
    ask: async (scene) => ({ ...(await aMatchOf(scene)), body: { reason: 'Off topic' } }),
    ids: { 'params.id': 'brand' },
  },
  'POST /api/v1/matches/:id/snooze': {
    ask: async (scene) => ({ ...(await aMatchOf(scene)), body: { until: inAnHour(scene) } }),
    ids: { 'params.id': 'brand' },
  },
  'POST /api/v1/matches/:id/reopen': {
    ask: async ({ desk }) => ({ params: { id: (await aMatch(desk, { verdict: 'dismissed' })).id }, body: {} }),
    ids: { 'params.id': 'brand' },
  },
};
