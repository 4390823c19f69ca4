import { Injectable } from '@nestjs/common';
import type { Pitch } from '@sourcedesk/contracts/drafting';
import type { Placement, PlacementBody } from '@sourcedesk/contracts/placement';
import {
  type Ctx,
  PlacementEntity,
  PlacementPitchEntity,
  TenantDb,
  type Tx,
  enqueue,
  newId,
  recordEvent,
  requireBrand,
  transition,
  unitNow,
  unitUser,
  viewPitch,
} from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { BrandId, PitchId, PlacementId } from '@sourcedesk/domain/ids';
import { onePlacement } from './placement.queries';

/** Published articles, and what publishing means for the pitch behind them. */
@Injectable()
export class PlacementService {
  constructor(private readonly db: TenantDb) {}

  /**
   * Adds a published article and has its link looked for. The first one of a pitch publishes it; several may come of one. A known article takes a further
   * pitch of its brand; the same pitch again changes nothing.
   * @throws DomainError already-exists when the brand has this URL and no pitch is named, wrong-state when the pitch was never sent, invalid
   */
  add(ctx: Ctx, { pitchId, brandId, url, outlet }: PlacementBody): Promise<Placement> {
    return this.db.run(ctx, async (tx) => {
      if (brandId !== undefined) await requireBrand(tx, brandId as BrandId);
      const source = pitchId ? await publish(ctx, tx, pitchId as PitchId) : { brandId: brandId as BrandId, outlet: '' };
      if (brandId !== undefined && brandId !== source.brandId) {
        throw new DomainError('invalid', 'The pitch belongs to another brand.', {}, [
          { pointer: '/brandId', code: 'mismatch', message: "Leave the brand out, or name the pitch's own." },
        ]);
      }
      const id = newId<PlacementId>();
      const address = articleAddress(url);
      const added = await tx.insertIfNew(PlacementEntity, {
        id,
        brandId: source.brandId,
        url: address.href,
        outletName: outlet || source.outlet || address.hostname.replace(/^www\./, ''),
        publishedAt: unitNow,
        addedBy: unitUser,
        addedAt: unitNow,
        nextCheckAt: unitNow,
      });
      if (!added) return onePlacement(tx, await join(tx, source.brandId, address.href, pitchId as PitchId | undefined));
      if (pitchId) await quote(tx, source.brandId, id, pitchId as PitchId);
      this.look(tx, id);
      recordEvent(tx, { kind: 'placement', what: 'added', entityId: id, brandId: source.brandId });
      return onePlacement(tx, id);
    });
  }

  /** Has the article fetched again now. @throws DomainError not-found */
  check(ctx: Ctx, id: PlacementId): Promise<Placement> {
    return this.db.run(ctx, async (tx) => {
      const placement = await onePlacement(tx, id);
      this.look(tx, id);
      return placement;
    });
  }

  /** The journalist said no. */
  decline(ctx: Ctx, id: PitchId, version?: number): Promise<Pitch> {
    return this.db.run(ctx, async (tx) => {
      await transition(ctx, tx, id, 'decline', { version });
      return viewPitch(tx, id);
    });
  }

  /** It was another's article after all: the pitch goes back, its placements stay with the brand. */
  unpublish(ctx: Ctx, id: PitchId, version: number | undefined, reason: string): Promise<Pitch> {
    return this.db.run(ctx, async (tx) => {
      await transition(ctx, tx, id, 'unpublish', { version, reason }, async () => {
        await tx.query('delete from app.placement_pitch where agency_id = app.agency_id() and pitch_id = $1', [id]);
      });
      return viewPitch(tx, id);
    });
  }

  private look(tx: Tx, id: PlacementId): void {
    enqueue(tx, { name: 'placement.check', payload: { placementId: id }, key: `check:${id}`, attempts: 3 });
  }
}

/** One article has one address: without the place in the page a link leads to. */
function articleAddress(url: string): URL {
  const address = new URL(url);
  address.hash = '';
  return address;
}

/** Lets a known article quote one more pitch. @throws DomainError already-exists when no pitch is named */
async function join(tx: Tx, brandId: BrandId, url: string, pitchId: PitchId | undefined): Promise<PlacementId> {
  const [known] = await tx.query<{ id: PlacementId }>(
    `select id from app.placement where agency_id = app.agency_id() and brand_id = $1 and url = $2 for update`,
    [brandId, url],
  );
  if (!known || !pitchId) throw new DomainError('already-exists', 'This brand already has a placement at that address.');
  if (await quote(tx, brandId, known.id, pitchId)) recordEvent(tx, { kind: 'placement', what: 'adopted', entityId: known.id, brandId });
  return known.id;
}

/** Answers false when the article quotes the pitch already. */
function quote(tx: Tx, brandId: BrandId, placementId: PlacementId, pitchId: PitchId): Promise<boolean> {
  return tx.insertIfNew(PlacementPitchEntity, { placementId, pitchId, brandId, addedAt: unitNow });
}

interface Source {
  brandId: BrandId;
  outlet: string;
}

/** Publishes the pitch unless it is published already. */
async function publish(ctx: Ctx, tx: Tx, id: PitchId): Promise<Source> {
  const [pitch] = await tx.query<Source & { state: string }>(
    `select p.brand_id as "brandId", p.state, q.outlet_name as outlet from app.pitch p join app.query q on q.agency_id = p.agency_id and q.id = p.query_id
      where p.agency_id = app.agency_id() and p.id = $1 for update of p`,
    [id],
  );
  if (!pitch) throw new DomainError('not-found', 'There is no such pitch.');
  if (pitch.state !== 'published') await transition(ctx, tx, id, 'publish');
  return pitch;
}
