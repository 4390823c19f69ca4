import { ProfileEntity, type Tx, newId } from '@sourcedesk/data';
import type { TestDatabase } from '@sourcedesk/data/testing';
import type { ProfileId } from '@sourcedesk/domain/ids';
import type { Party, Scene } from './scene';

/** What a deed is given. `leak` notes something seen or changed that was not the party's. */
export interface Work {
  readonly tx: Tx;
  readonly party: Party;
  readonly scene: Scene;
  readonly db: TestDatabase;
  readonly random: () => number;
  leak(what: string): void;
  /** Runs something some milliseconds after the unit has ended, while others run. */
  afterwards(deed: () => void): void;
}

/** Thrown on purpose: the unit must roll back and its connection serve the next one cleanly. */
export class OnPurpose extends Error {}

interface Seen {
  agency_id: string;
  brand_id: string;
}

const pick = <T>(items: readonly T[], random: () => number): T => items[Math.floor(random() * items.length)] as T;

function check({ party, leak }: Work, what: string, rows: readonly Seen[]): void {
  for (const row of rows) {
    if (row.agency_id !== party.agencyId) leak(`${what} of agency ${row.agency_id}`);
    else if (!party.brandIds.has(row.brand_id)) leak(`${what} of brand ${row.brand_id}`);
  }
}

const foreignRow = ({ party, scene, random }: Work) =>
  pick(
    scene.rows.filter(({ agencyId, brandId }) => agencyId !== party.agencyId || !party.brandIds.has(brandId)),
    random,
  );

/** What an earlier deed of the unit, or the killer, may have caused. */
const spoiltBefore = /^(57P|25P02|ECONNRESET|EPIPE|One query at a time|Connection terminated|Client .* not queryable)/;

/** Runs something that must fail with the code: success is a leak, and so is an error that tells more than it. The unit cannot go on afterwards. */
async function mustFail({ leak }: Work, what: string, code: string, attempt: Promise<unknown>): Promise<never> {
  const found = await attempt.then(
    () => 'success',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
  if (found !== code && !spoiltBefore.test(found)) leak(`${what}: ${found} instead of ${code}`);
  throw new OnPurpose(what);
}

async function readPitches(work: Work): Promise<void> {
  check(work, 'read a pitch', await work.tx.query<Seen>('select agency_id, brand_id from app.pitch'));
}

/** A client's unit may not write at all: it reads instead. */
const staffOnly = (deed: (work: Work) => Promise<void>) => async (work: Work) => (work.party.asClient ? readPitches(work) : deed(work));

/** What units do, well or badly. Each reports what it should not have been able to see. */
export const deeds = {
  readsPitches: readPitches,
  async readsJoined(work: Work) {
    const sql = `select p.agency_id, b.id as brand_id from app.pitch p join app.brand b on b.agency_id = p.agency_id and b.id = p.brand_id
      join app.profile f on f.id = p.profile_id left join app.placement l on l.brand_id = b.id`;
    check(work, 'joined a pitch', await work.tx.query<Seen>(sql));
  },
  async counts(work: Work) {
    const [row] = await work.tx.query<{ count: number }>('select count(*)::int as count from app.pitch');
    if (row?.count !== work.party.pitches) work.leak(`counted ${row?.count} pitches instead of ${work.party.pitches}`);
  },
  async asksWhoItIs(work: Work) {
    const [row] = await work.tx.query<{ agency: string; user: string | null; role: string }>(
      'select app.agency_id() as agency, app.user_id() as user, current_user as role',
    );
    if (row?.agency !== work.party.agencyId || row.user !== work.party.user) work.leak(`ran as ${row?.user} of agency ${row?.agency}`);
    if ((row?.role === 'sourcedesk_client') !== work.party.asClient) work.leak(`ran under the role ${row?.role}`);
  },
  async asksForAForeignId(work: Work) {
    const { table, id } = foreignRow(work);
    if ((await work.tx.query(`select id from app.${table} where id = $1`, [id])).length > 0) work.leak(`found a foreign ${table}`);
  },
  changesEverything: staffOnly(async (work) => {
    check(
      work,
      'changed a profile',
      await work.tx.query<Seen>('update app.profile set bio = $1 returning agency_id, brand_id', [work.party.mark]),
    );
  }),
  changesAForeignId: staffOnly(async (work) => {
    const { table, id } = foreignRow(work);
    const column = { brand: 'name', pitch: 'subject', profile: 'bio', placement: 'title' }[table];
    if ((await work.tx.query(`update app.${table} set ${column} = $1 where id = $2 returning id`, [work.party.mark, id])).length > 0)
      work.leak(`changed a foreign ${table}`);
  }),
  removesAForeignId: staffOnly(async (work) => {
    const { id } = foreignRow(work);
    if ((await work.tx.query('delete from app.placement where id = $1 returning id', [id])).length > 0)
      work.leak('removed a foreign placement');
  }),
  plantsARow: staffOnly(async (work) => {
    const { agencyId, brandId } = foreignRow(work);
    const planted = work.tx.query(`insert into app.profile (agency_id, id, brand_id, name) values ($1, $2, $3, 'planted')`, [
      agencyId,
      newId(),
      brandId,
    ]);
    await mustFail(work, 'planted a row in another agency or brand', '42501', planted);
  }),
  /** Whether a foreign id exists must not show in the error. */
  probesAKey: staffOnly(async (work) => {
    const strangers = work.scene.rows.filter(({ agencyId, table }) => table === 'brand' && agencyId !== work.party.agencyId);
    const brandId = work.random() < 0.5 ? newId() : pick(strangers, work.random).id;
    const outOfScope = work.party.name === 'limited va';
    const probe = work.tx.query(`insert into app.profile (agency_id, id, brand_id, name) values ($1, $2, $3, 'probe')`, [
      work.party.agencyId,
      newId(),
      brandId,
    ]);
    await mustFail(work, 'learned of a foreign brand by its key', outOfScope ? '42501' : '23503', probe);
  }),
  changesThroughAnEntity: staffOnly(async (work) => {
    const { table, id } = foreignRow(work);
    const found = await work.tx.change(ProfileEntity, { id: id as ProfileId }, { bio: work.party.mark });
    if (found > 0) work.leak(`changed a foreign ${table} through its entity`);
  }),
  /** The agency is the unit's, so a foreign brand is no brand of it. */
  plantsThroughAnEntity: staffOnly(async (work) => {
    const { agencyId, brandId } = foreignRow(work);
    const planted = work.tx.insert(ProfileEntity, { id: newId(), brandId, name: 'planted' });
    await mustFail(
      work,
      'planted a row through its entity',
      agencyId === work.party.agencyId || work.party.name === 'limited va' ? '42501' : '23503',
      planted,
    );
  }),
  async leavesAQueryBehind(work: Work) {
    void work.tx.query<Seen>('select agency_id, brand_id from app.pitch').then(
      (rows) => check(work, 'read a pitch, unawaited,', rows),
      () => undefined,
    );
  },
  async asksAfterItsEnd({ tx, leak, afterwards }: Work) {
    afterwards(() => {
      tx.query('select id from app.brand').then(
        () => leak('asked through a unit that was over'),
        () => undefined,
      );
    });
  },
  async throws() {
    throw new OnPurpose('on purpose');
  },
  async failsInSql(work: Work) {
    await mustFail(work, 'divided by zero', '22012', work.tx.query('select 1 / 0'));
  },
  async swallowsAFailure(work: Work) {
    await work.tx.query('select 1 / 0').catch(() => undefined);
  },
  async losesItsConnection(work: Work) {
    const [row] = await work.tx.query<{ pid: number }>('select pg_backend_pid() as pid');
    await work.db.admin.query('select pg_terminate_backend($1)', [row?.pid]);
    await work.tx.query('select id from app.brand');
  },
} satisfies Record<string, (work: Work) => Promise<unknown>>;

/** How often each deed is chosen. */
export const weights: Record<keyof typeof deeds, number> = {
  readsPitches: 10,
  readsJoined: 6,
  counts: 8,
  asksWhoItIs: 10,
  asksForAForeignId: 8,
  changesEverything: 6,
  changesAForeignId: 4,
  removesAForeignId: 3,
  plantsARow: 3,
  probesAKey: 3,
  changesThroughAnEntity: 4,
  plantsThroughAnEntity: 3,
  leavesAQueryBehind: 3,
  asksAfterItsEnd: 3,
  throws: 5,
  failsInSql: 2,
  swallowsAFailure: 2,
  losesItsConnection: 2,
};
