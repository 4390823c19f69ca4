import { Injectable } from '@nestjs/common';
import type { Tx } from '@sourcedesk/data';
import type { AgencyId } from '@sourcedesk/domain/ids';
import { AlertIndex, parseAlert } from '@sourcedesk/domain/matching';
import { type ProfileRow, profileColumns, readableProfile } from './readable-rows';

interface Loaded {
  revision: string;
  index: AlertIndex;
}

/** Agencies whose index is kept at hand; one of 1,000 profiles takes about 400 kB. */
const mostAgencies = 200;

/** The alert indexes of agencies, kept in memory and built anew when a profile or a brand's status has changed. */
@Injectable()
export class AlertIndexes {
  private readonly loaded = new Map<AgencyId, Loaded>();

  /** The index over every profile that gets matches now: those who were removed, and those of paused and ended brands, do not. */
  async of(tx: Tx): Promise<AlertIndex> {
    const { agencyId } = tx.who;
    const revision = await revisionOf(tx);
    const known = this.loaded.get(agencyId);
    this.loaded.delete(agencyId);
    const current = known?.revision === revision ? known : { revision, index: await build(tx) };
    this.loaded.set(agencyId, current);
    for (const [oldest] of this.loaded) if (this.loaded.size > mostAgencies) this.loaded.delete(oldest);
    return current.index;
  }
}

/**
 * What the index was made of, in a word. By the transactions that wrote the rows (xmin), not by their time: one that began earlier may commit later.
 */
async function revisionOf(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ revision: string }>(
    `select concat_ws(' ', (select count(*) || ' ' || coalesce(sum(p.xmin::text::bigint), 0) from app.profile p where p.agency_id = app.agency_id()),
       (select count(*) || ' ' || coalesce(sum(b.xmin::text::bigint), 0) from app.brand b where b.agency_id = app.agency_id())) as revision`,
  );
  return row?.revision ?? '';
}

async function build(tx: Tx): Promise<AlertIndex> {
  const profiles = await tx.query<ProfileRow>(
    `select ${profileColumns} from app.profile p join app.brand b on b.agency_id = p.agency_id and b.id = p.brand_id
      where p.agency_id = app.agency_id() and p.removed_at is null and b.status in ('onboarding', 'active') order by p.id`,
  );
  const index = new AlertIndex();
  // An alert is checked before it is stored. One that the grammar of today refuses must not keep the agency's other experts from their queries.
  for (const row of profiles) if (parseAlert(row.alert).ok) index.put(readableProfile(row));
  return index;
}
