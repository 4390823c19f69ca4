import { newId } from '@sourcedesk/data';
import { aMailbox, aMatch, aPitch, type BuiltPitch, insertRow, type PitchOptions } from '@sourcedesk/data/testing';
import type { UserId } from '@sourcedesk/domain/ids';
import { goodText } from '../../fixtures/good-text';
import type { Ask, Row, Scene } from './scene';

const id = { 'params.id': 'brand' } as const;

/** A pitch whose text passes the checklist, in a state. */
async function pitchOf({ desk }: Scene, options: PitchOptions): Promise<BuiltPitch> {
  const { rows } = await desk.db.owner.query<{ name: string }>('select name from app.brand where agency_id = $1 and id = $2', [
    desk.agencyId,
    desk.brandId,
  ]);
  await aMailbox(desk);
  return aPitch(desk, { text: goodText({ brand: rows[0]?.name as string }), ...options });
}

/** Asks for something to be done to a pitch in a state; with If-Match, as a page does. */
const on = (options: PitchOptions | ((scene: Scene) => PitchOptions), body: object | ((scene: Scene) => object) = {}): Row => ({
  ask: async (scene) => {
    const pitch = await pitchOf(scene, typeof options === 'function' ? options(scene) : options);
    return {
      params: { id: pitch.id },
      body: typeof body === 'function' ? body(scene) : body,
      headers: { 'if-match': `"${pitch.version}"` },
    };
  },
  ids: id,
});
/** The actor holds it and wrote it. */
const mine = ({ actor }: Scene): PitchOptions => ({ holder: actor.userId, writers: [actor.userId], submittedBy: actor.userId });
/** Another holds it, and has been idle for longer than a VA must wait. */
const another = ({ desk, actor }: Scene): PitchOptions => ({
  holder: [desk.userId('va'), desk.userId('editor')].find((each) => each !== actor.userId) as UserId,
  leaseTouchedAt: new Date(desk.db.clock.now().getTime() - 6 * 60_000),
});
const read = async (scene: Scene): Promise<Ask> => ({ params: { id: (await pitchOf(scene, { state: 'client_review' })).id } });

/** Two texts were handed in. */
async function rewritten(scene: Scene): Promise<Ask> {
  const { desk } = scene;
  const ask = await read(scene);
  await insertRow(desk.db, 'pitch_text', {
    agency_id: desk.agencyId,
    brand_id: desk.brandId,
    pitch_id: ask.params?.['id'],
    number: 2,
    subject: 'Sleep',
    body: 'Dark, cool and quiet.',
    kind: 'edited',
    written_by: desk.userId('va'),
    written_at: desk.db.clock.now(),
  });
  return ask;
}

/** Two answers came, at the same instant. */
async function repliedTo(scene: Scene): Promise<Ask> {
  const { desk } = scene;
  const pitch = await pitchOf(scene, { state: 'sent' });
  for (const text of ['Which cabin?', 'Which winter?'])
    await insertRow(desk.db, 'reply', {
      agency_id: desk.agencyId,
      id: newId(),
      brand_id: desk.brandId,
      pitch_id: pitch.id,
      kind: 'question',
      text,
      at: desk.db.clock.now(),
      recorded_by: desk.userId('editor'),
      recorded_at: desk.db.clock.now(),
    });
  return { params: { id: pitch.id } };
}

const because = { reason: 'The journalist asked for it.' };
const now = ({ desk }: Scene) => desk.db.clock.now().toISOString();

export const pitches: Readonly<Record<string, Row>> = {
  'GET /api/v1/queue': { ask: async ({ desk }) => (await aMatch(desk, { verdict: 'accepted' }), {}) },
  'GET /api/v1/pitches': {
    ask: async (scene) => (await pitchOf(scene, { state: 'client_review' }), { query: { brandId: scene.desk.brandId } }),
    ids: { 'query.brandId': 'brand' },
  },
  'GET /api/v1/pitches/:id': { ask: read, ids: id },
  'GET /api/v1/pitches/:id/history': { ask: read, ids: id },
  'GET /api/v1/pitches/:id/versions': { ask: rewritten, ids: id },
  'POST /api/v1/pitches': {
    ask: async ({ desk }) => ({ body: { matchId: (await aMatch(desk, { verdict: 'accepted' })).id } }),
    ids: { 'body.matchId': 'brand' },
  },
  'PUT /api/v1/pitches/:id/draft': on(mine, { subject: 'Sleep', body: 'Dark, cool and quiet.' }),
  'PUT /api/v1/pitches/:id/answered': on(mine, { questions: [1] }),
  'POST /api/v1/pitches/:id/take': on({ holder: null }),
  'POST /api/v1/pitches/:id/take-over': on(another),
  'POST /api/v1/pitches/:id/release': on(mine),
  'POST /api/v1/pitches/:id/submit': on(mine),
  'POST /api/v1/pitches/:id/recall': on((scene) => ({ state: 'in_review', ...mine(scene), holder: null })),
  'POST /api/v1/pitches/:id/withdraw': on(mine, because),
  'POST /api/v1/pitches/:id/revive': on({ state: 'withdrawn' }, because),
  'POST /api/v1/pitches/:id/opened': on({ state: 'in_review' }),
  'POST /api/v1/pitches/:id/return': on({ state: 'client_review' }, because),
  'POST /api/v1/pitches/:id/approve': on({ state: 'in_review' }),
  'POST /api/v1/pitches/:id/client-approve': on({ state: 'client_review' }),
  'POST /api/v1/pitches/:id/approve-for-client': on({ state: 'client_review' }, (scene) => ({
    who: 'Clara',
    how: 'by telephone',
    at: now(scene),
  })),
  'POST /api/v1/pitches/:id/reopen': on({ state: 'approved' }, because),
  'POST /api/v1/pitches/:id/schedule': on({ state: 'approved' }),
  'POST /api/v1/pitches/:id/cancel-send': on({ state: 'scheduled' }),
  'POST /api/v1/pitches/:id/retry': on({ state: 'failed' }, because),
  'POST /api/v1/pitches/:id/send-again': on({ state: 'uncertain' }, because),
  'POST /api/v1/pitches/:id/confirm-sent': on({ state: 'uncertain' }, because),
  'POST /api/v1/pitches/:id/confirm-failed': on({ state: 'uncertain' }, because),
  'POST /api/v1/pitches/:id/submit-elsewhere': on({ state: 'approved', query: { replyKind: 'form' } }, { reference: 'REF-1001' }),
  'POST /api/v1/pitches/:id/decline': on({ state: 'sent' }),
  'POST /api/v1/pitches/:id/unpublish': on({ state: 'published' }, because),
  'GET /api/v1/pitches/:id/replies': { ask: repliedTo, ids: id },
  'POST /api/v1/pitches/:id/replies': on({ state: 'sent' }, (scene) => ({ kind: 'question', text: 'Which cabin?', at: now(scene) })),
  'GET /api/v1/sending': { ask: () => ({}) },
  'POST /api/v1/sending/release': { ask: () => ({ body: {} }) },
};
