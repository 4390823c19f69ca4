import { randomUUID } from 'node:crypto';
import { newId } from '@sourcedesk/data';
import { aMailbox, aMember, aProfile, aServiceAccount, insertRow } from '@sourcedesk/data/testing';
import { SignInService } from '@sourcedesk/pipeline/accounts';
import { newToken } from '@sourcedesk/platform/secrets';
import { deskPassword, deskPasswordHash } from '../../support/desk-password';
import type { Ask, Row, Scene } from './scene';

const someAddress = () => `somebody.${randomUUID()}@new-hire.example`;
const onlyWhole = { 'limited manager': [403, 'forbidden'] } as const;

/** An open invitation of a VA for the scene's brand, with the token of its link. */
async function anInvitation({ desk }: Scene): Promise<{ id: string; token: string }> {
  const { token, hash } = newToken();
  const id = newId();
  await insertRow(desk.db, 'invitation', {
    agency_id: desk.agencyId,
    id,
    email: someAddress(),
    role: 'va',
    brand_ids: [desk.brandId],
    token_hash: hash,
    invited_by: desk.userId('owner'),
    created_at: desk.db.clock.now(),
    expires_at: new Date(desk.db.clock.now().getTime() + 86_400_000),
  });
  return { id, token };
}

/** The headers of a page of ours in a browser that is signed in as the actor. */
async function browserOf({ desks, desk, actor }: Scene): Promise<Record<string, string>> {
  const { refreshToken } = await desks.app.get(SignInService, { strict: false }).begin(actor.userId, desk.agencyId);
  return { cookie: `__Host-sourcedesk=${refreshToken}`, 'sec-fetch-site': 'same-origin' };
}

async function aResetToken({ desk }: Scene): Promise<string> {
  const { email } = await aMember(desk, { role: 'va', passwordHash: await deskPasswordHash() });
  const { token, hash } = newToken();
  await desk.db.admin.query(`select app.begin_reset($1, $2, interval '1 hour')`, [email, hash]);
  return token;
}

/** A job of the agency that gave up. */
async function aDeadJob({ desk }: Scene): Promise<string> {
  const payload = { agencyId: desk.agencyId, messageId: newId() };
  const { rows } = await desk.db.admin.query<{ id: string }>(
    `select id::text from graphile_worker.add_job('intake.parse', $1::json, max_attempts => 1)`,
    [JSON.stringify(payload)],
  );
  await desk.db.admin.query(`update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'internal' where id = $1`, [
    rows[0]?.id,
  ]);
  return rows[0]?.id as string;
}

const colleague = async ({ desk }: Scene): Promise<Ask> => ({
  params: { userId: (await aMember(desk, { role: 'va', brandIds: [desk.brandId] })).userId },
});
const ofBrand = ({ desk }: Scene): Ask => ({ params: { id: desk.brandId } });
const mailboxBody = {
  address: 'ines.falk@birch-rowan.example',
  host: 'smtp.birch-rowan.example',
  port: 587,
  password: 'secret of a mailbox',
};

export const accounts: Readonly<Record<string, Row>> = {
  'GET /api/v1/setup': { ask: () => ({}) },
  // There are agencies: what is left to see is that nobody founds another this way.
  'POST /api/v1/setup': {
    ask: () => ({ body: { token: 'x'.repeat(43), agencyName: 'A', name: 'A', email: 'a@a.example', password: deskPassword } }),
    answers: 410,
  },
  'POST /api/v1/invitations/show': { ask: async (scene) => ({ body: { token: (await anInvitation(scene)).token } }) },
  'POST /api/v1/invitations/accept': {
    ask: async (scene) => ({ body: { token: (await anInvitation(scene)).token, name: 'Nell New', password: deskPassword } }),
  },
  'POST /api/v1/auth/login': {
    ask: async ({ desk }) => {
      const { email } = await aMember(desk, { role: 'va', passwordHash: await deskPasswordHash() });
      return { body: { email, password: deskPassword } };
    },
  },
  'POST /api/v1/auth/refresh': {
    ask: async (scene) => ({ headers: await browserOf(scene), body: { agencyId: scene.desk.agencyId } }),
    ids: { 'body.agencyId': 'membership' },
  },
  'POST /api/v1/auth/switch': {
    ask: async (scene) => ({ headers: await browserOf(scene), body: { agencyId: scene.desk.agencyId } }),
    ids: { 'body.agencyId': 'membership' },
  },
  'POST /api/v1/auth/logout': { ask: async (scene) => ({ headers: await browserOf(scene), body: {} }) },
  'POST /api/v1/auth/password-reset': { ask: () => ({ body: { email: someAddress() } }) },
  'POST /api/v1/auth/password-reset/confirm': {
    ask: async (scene) => ({ body: { token: await aResetToken(scene), password: deskPassword } }),
  },
  'GET /api/v1/me': { ask: () => ({}) },
  'PATCH /api/v1/me': { ask: () => ({ body: { name: 'Nell Newname' } }) },
  'POST /api/v1/me/password': {
    ask: async ({ desk, actor }) => {
      await desk.db.owner.query('update app.person set password_hash = $2 where id = $1', [actor.userId, await deskPasswordHash()]);
      return { body: { current: deskPassword, password: `${deskPassword}, changed` } };
    },
  },
  'GET /api/v1/agency': { ask: () => ({}) },
  'PATCH /api/v1/agency': { ask: () => ({ body: { undoSeconds: 45 } }) },
  'GET /api/v1/plans': { ask: () => ({}) },
  'GET /api/v1/jobs/dead': { ask: async (scene) => (await aDeadJob(scene), {}) },
  'POST /api/v1/jobs/:id/retry': {
    ask: async (scene) => ({ params: { id: await aDeadJob(scene) }, body: {} }),
    ids: { 'params.id': 'agency' },
  },
  'GET /api/v1/members': { ask: () => ({}) },
  'PATCH /api/v1/members/:userId': {
    ask: async (scene) => ({ ...(await colleague(scene)), body: { role: 'editor', brandIds: [scene.desk.brandId] } }),
    ids: { 'params.userId': 'agency', 'body.brandIds[]': 'brand' },
  },
  'DELETE /api/v1/members/:userId': { ask: colleague, ids: { 'params.userId': 'agency' } },
  'GET /api/v1/invitations': { ask: async (scene) => (await anInvitation(scene), {}) },
  'POST /api/v1/invitations': {
    ask: ({ desk }) => ({ body: { email: someAddress(), role: 'va', brandIds: [desk.brandId] } }),
    ids: { 'body.brandIds[]': 'brand' },
  },
  'DELETE /api/v1/invitations/:id': {
    ask: async (scene) => ({ params: { id: (await anInvitation(scene)).id } }),
    ids: { 'params.id': 'agency' },
  },
  'GET /api/v1/brands': { ask: () => ({}) },
  'POST /api/v1/brands': { ask: () => ({ body: { name: `Brand ${randomUUID()}` } }), answers: onlyWhole },
  'GET /api/v1/brands/:id': { ask: ofBrand, ids: { 'params.id': 'brand' } },
  'PATCH /api/v1/brands/:id': {
    ask: (scene) => ({ ...ofBrand(scene), body: { timeZone: 'Europe/Lisbon' } }),
    ids: { 'params.id': 'brand' },
  },
  'GET /api/v1/brands/:id/service-accounts': {
    ask: async (scene) => {
      for (let at = 0; at < 2; at += 1) await aServiceAccount(scene.desk);
      return ofBrand(scene);
    },
    ids: { 'params.id': 'brand' },
  },
  'POST /api/v1/brands/:id/service-accounts': {
    ask: async (scene) => ({
      ...ofBrand(scene),
      body: { service: 'sos', address: `ines.${randomUUID()}@lantern-lane.example`, profileId: await aProfile(scene.desk) },
    }),
    ids: { 'params.id': 'brand', 'body.profileId': 'brand' },
  },
  'PATCH /api/v1/service-accounts/:id': {
    ask: async ({ desk }) => ({ params: { id: await aServiceAccount(desk) }, body: { confirmed: true, profileId: await aProfile(desk) } }),
    ids: { 'params.id': 'brand', 'body.profileId': 'brand' },
  },
  'DELETE /api/v1/service-accounts/:id': {
    ask: async ({ desk }) => ({ params: { id: await aServiceAccount(desk) } }),
    ids: { 'params.id': 'brand' },
  },
  'GET /api/v1/brands/:id/profiles': {
    ask: async (scene) => (await aProfile(scene.desk), ofBrand(scene)),
    ids: { 'params.id': 'brand' },
  },
  'POST /api/v1/brands/:id/profiles': {
    ask: (scene) => ({ ...ofBrand(scene), body: { name: 'Dr. Ines Falk' } }),
    ids: { 'params.id': 'brand' },
  },
  'GET /api/v1/profiles/:id': { ask: async ({ desk }) => ({ params: { id: await aProfile(desk) } }), ids: { 'params.id': 'brand' } },
  'PATCH /api/v1/profiles/:id': {
    ask: async ({ desk }) => ({ params: { id: await aProfile(desk) }, body: { topics: ['naps'] } }),
    ids: { 'params.id': 'brand' },
  },
  'DELETE /api/v1/profiles/:id': { ask: async ({ desk }) => ({ params: { id: await aProfile(desk) } }), ids: { 'params.id': 'brand' } },
  'POST /api/v1/profiles/:id/restore': {
    ask: async ({ desk }) => ({ params: { id: await aProfile(desk, { removedAt: desk.db.clock.now() }) }, body: {} }),
    ids: { 'params.id': 'brand' },
  },
  'GET /api/v1/brands/:id/mailbox': {
    ask: async (scene) => (await aMailbox(scene.desk), ofBrand(scene)),
    ids: { 'params.id': 'brand' },
  },
  'PUT /api/v1/brands/:id/mailbox': { ask: (scene) => ({ ...ofBrand(scene), body: mailboxBody }), ids: { 'params.id': 'brand' } },
  'POST /api/v1/brands/:id/mailbox/test': {
    ask: async (scene) => (await aMailbox(scene.desk), { ...ofBrand(scene), body: {} }),
    ids: { 'params.id': 'brand' },
  },
};
