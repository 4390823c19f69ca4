import { randomUUID } from 'node:crypto';
import { newId } from '@sourcedesk/data';
import { aPitch, aPlacement, aReportLink, insertRow } from '@sourcedesk/data/testing';
import { newToken } from '@sourcedesk/platform/secrets';
import type { Ask, Row, Scene } from './scene';

const ofBrand = ({ desk }: Scene) => ({ params: { id: desk.brandId } });
const period = { from: '2026-10-01', to: '2026-11-30' };
const inAMonth = ({ desk }: Scene) => new Date(desk.db.clock.now().getTime() + 30 * 86_400_000).toISOString();
const anArticle = () => `https://harbour-post.example/articles/${randomUUID()}`;
const brand = { 'params.id': 'brand' } as const;

/** Its link was there, and later it was gone. */
async function checkedTwice({ desk }: Scene): Promise<Ask> {
  const id = await aPlacement(desk);
  const gone = {
    state: 'missing',
    rel: '',
    target: '',
    anchor: '',
    http_status: 200,
    checked_at: new Date(desk.db.clock.now().getTime() + 1000),
  };
  await insertRow(desk.db, 'link_check', {
    agency_id: desk.agencyId,
    id: newId(),
    brand_id: desk.brandId,
    placement_id: id,
    ...gone,
    final_url: '',
  });
  return { params: { id } };
}

export const placementAndReporting: Readonly<Record<string, Row>> = {
  'POST /api/v1/placements': {
    ask: async ({ desk }) => ({ body: { pitchId: (await aPitch(desk, { state: 'sent' })).id, brandId: desk.brandId, url: anArticle() } }),
    ids: { 'body.pitchId': 'brand', 'body.brandId': 'brand' },
  },
  'GET /api/v1/placements': {
    ask: async ({ desk }) => (await aPlacement(desk), { query: { brandId: desk.brandId } }),
    ids: { 'query.brandId': 'brand' },
  },
  'GET /api/v1/placements/:id/checks': { ask: checkedTwice, ids: brand },
  'POST /api/v1/placements/:id/check': { ask: async ({ desk }) => ({ params: { id: await aPlacement(desk) }, body: {} }), ids: brand },
  'GET /api/v1/overview': { ask: async ({ desk }) => (await aPitch(desk, { state: 'failed' }), {}) },
  'GET /api/v1/brands/:id/report': {
    ask: async (scene) => (await aPlacement(scene.desk), { ...ofBrand(scene), query: period }),
    ids: brand,
  },
  'GET /api/v1/brands/:id/report.csv': {
    ask: async (scene) => (await aPlacement(scene.desk), { ...ofBrand(scene), query: period }),
    ids: brand,
    plain: 'text/csv',
  },
  'GET /api/v1/brands/:id/report-links': { ask: async (scene) => (await aReportLink(scene.desk), ofBrand(scene)), ids: brand },
  'POST /api/v1/brands/:id/report-links': {
    ask: (scene) => ({ ...ofBrand(scene), body: { name: 'For the board', expiresAt: inAMonth(scene) } }),
    ids: brand,
  },
  'POST /api/v1/report-links/:id/revoke': {
    ask: async ({ desk }) => ({ params: { id: (await aReportLink(desk)).id }, body: {} }),
    ids: brand,
  },
  'GET /api/v1/me/waiting': { ask: () => ({}) },
  'GET /api/v1/public/reports/:token': {
    ask: async ({ desk }) => {
      const { token, hash } = newToken();
      await aReportLink(desk, { tokenHash: hash });
      return { params: { token } };
    },
    ids: { 'params.token': 'secret' },
  },
};
