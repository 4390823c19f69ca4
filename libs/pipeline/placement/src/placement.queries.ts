import type { Placement, PlacementsQuery } from '@sourcedesk/contracts/placement';
import type { PageQuery } from '@sourcedesk/contracts/primitives';
import { type Condition, type Tx, instantSql, keysetPage, requireBrand } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { BrandId, PlacementId } from '@sourcedesk/domain/ids';

const linkSql = (
  l: string,
) => `case when ${l}.state is null then null else jsonb_build_object('state', ${l}.state, 'rel', ${l}.rel, 'target', ${l}.target, 'anchor', ${l}.anchor,
  'httpStatus', ${l}.http_status, 'checkedAt', ${instantSql(`${l}.checked_at`)}) end`;
const checkSql = `${linkSql('c')} || jsonb_build_object('problem', c.problem)`;
const clientSql = `'id', l.id, 'url', l.url, 'brandId', l.brand_id, 'link', ${linkSql('l')}, 'title', l.title, 'outlet', l.outlet_name, 'publishedAt', ${instantSql('l.published_at')}`;
const pitchIdsSql = `(select coalesce(jsonb_agg(of.pitch_id order by of.added_at, of.pitch_id), '[]') from app.placement_pitch of
  where of.agency_id = l.agency_id and of.placement_id = l.id)`;
const placementSql = `jsonb_build_object(${clientSql}, 'pitchId', ${pitchIdsSql} -> 0, 'pitchIds', ${pitchIdsSql})`;
/** What the client role may read. */
const clientColumns =
  'l.agency_id, l.id, l.url, l.brand_id, l.title, l.outlet_name, l.published_at, l.state, l.rel, l.target, l.anchor, l.http_status, l.checked_at';

/** A page of placements, the latest published first, as JSON text; clients get a shape of their own. @throws DomainError not-found for a brand out of scope */
export async function placementPage(tx: Tx, { brandId, cursor, limit }: PlacementsQuery): Promise<string> {
  if (brandId) await requireBrand(tx, brandId as BrandId);
  const where: Condition[] = brandId ? [(bind) => `l.brand_id = ${bind(brandId)}`] : [];
  const client = tx.who.kind === 'member' && tx.who.role === 'client';
  const page = { table: 'app.placement', alias: 'l', order: 'published_at', where, cursor, limit };
  return keysetPage(
    tx,
    client ? { ...page, shape: `jsonb_build_object(${clientSql})`, columns: clientColumns } : { ...page, shape: placementSql },
  );
}

/** @throws DomainError not-found */
export async function onePlacement(tx: Tx, id: PlacementId): Promise<Placement> {
  const [row] = await tx.query<{ placement: Placement }>(
    `select ${placementSql} as placement from app.placement l where l.agency_id = app.agency_id() and l.id = $1`,
    [id],
  );
  if (!row) throw new DomainError('not-found', 'There is no such placement.');
  return row.placement;
}

/** A page of the checks of a placement's link, the latest first, as JSON text. @throws DomainError not-found */
export async function linkChecks(tx: Tx, id: PlacementId, page: PageQuery): Promise<string> {
  await onePlacement(tx, id);
  const where: Condition[] = [(bind) => `c.placement_id = ${bind(id)}`];
  return keysetPage(tx, { table: 'app.link_check', alias: 'c', order: 'checked_at', shape: checkSql, where, ...page });
}
