import { type Ctx, type TenantDb } from '@sourcedesk/data';
import { type TestDatabase, aBrand, aDesk, aMember, aPitch, aPlacement, aReportLink } from '@sourcedesk/data/testing';
import type { AgencyId, BrandId } from '@sourcedesk/domain/ids';

/** Somebody who opens units, and all it may ever see. */
export interface Party {
  readonly name: string;
  readonly db: TenantDb;
  readonly agencyId: AgencyId;
  readonly brandIds: ReadonlySet<string>;
  /** Text that this party's agency alone writes. */
  readonly mark: string;
  /** A client's or a link's unit: granted columns only, no writing. */
  readonly asClient: boolean;
  /** Pitches in its scope. */
  readonly pitches: number;
  readonly user: string | null;
  ctx(): Ctx;
}

export interface Scene {
  readonly parties: readonly Party[];
  /** Ids of rows by the table they lie in, with their agency and brand. */
  readonly rows: readonly { table: string; id: string; agencyId: AgencyId; brandId: BrandId }[];
}

const pitchesOf = [2, 3];

/** Agencies of two brands each; in each a person of every kind, a job and a share link. */
export async function setScene(db: TestDatabase, agencies: number): Promise<Scene> {
  const parties: Party[] = [];
  const rows: Scene['rows'][number][] = [];
  for (let index = 0; index < agencies; index++) {
    const desk = await aDesk(db, { name: `Agency ${index}` });
    const second = await aBrand(desk);
    for (const [place, brandId] of [desk.brandId, second].entries()) {
      rows.push({ table: 'brand', id: brandId, agencyId: desk.agencyId, brandId });
      for (let number = 0; number < (pitchesOf[place] ?? 0); number++) {
        const pitch = await aPitch(desk, { brandId, state: number === 0 ? 'client_review' : 'sent' });
        rows.push(
          { table: 'pitch', id: pitch.id, agencyId: desk.agencyId, brandId },
          { table: 'profile', id: pitch.profileId, agencyId: desk.agencyId, brandId },
        );
      }
      rows.push({ table: 'placement', id: await aPlacement(desk, { brandId }), agencyId: desk.agencyId, brandId });
    }
    const limited = await aMember(desk, { role: 'va', brandIds: [second] });
    const link = await aReportLink(desk, { brandId: second });
    const party = (name: string, brandIds: readonly BrandId[], ctx: () => Ctx, rest: Partial<Party> = {}): Party => ({
      name,
      db: db.api,
      agencyId: desk.agencyId,
      brandIds: new Set(brandIds),
      mark: `written by agency ${index}`,
      asClient: false,
      pitches: (brandIds.includes(desk.brandId) ? (pitchesOf[0] ?? 0) : 0) + (brandIds.includes(second) ? (pitchesOf[1] ?? 0) : 0),
      user: null,
      ctx,
      ...rest,
    });
    const all = [desk.brandId, second];
    parties.push(
      party('owner', all, () => desk.owner, { user: desk.userId('owner') }),
      party('editor', all, () => desk.editor, { user: desk.userId('editor') }),
      party('limited va', [second], () => limited.ctx(), { user: limited.userId }),
      party('client', [desk.brandId], () => desk.client, { user: desk.userId('client'), asClient: true }),
      party('share link', [second], () => link.ctx(), { asClient: true }),
      party('job', all, () => desk.system, { db: db.worker }),
    );
  }
  return { parties, rows };
}
