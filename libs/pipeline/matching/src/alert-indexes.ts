import { Injectable } from '@nestjs/common';
import type { Tx } from '@sourcedesk/data';
import { AlertIndex } from '@sourcedesk/domain/matching';
import type { AgencyId } from '@sourcedesk/domain/ids';

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

  /** The index over every profile that gets matches now: those of paused and ended brands do not. */
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

async function revisionOf(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ revision: string }>(
    `select concat_ws(' ', count(*), max(p.updated_at), string_agg(distinct b.id::text || b.status, ',' order by b.id::text || b.status)) as revision
       from app.brand b left join app.profile p on p.agency_id = b.agency_id and p.brand_id = b.id where b.agency_id = app.agency_id()`,
  );
  return row?.revision ?? '';
}

async function build(tx: Tx): Promise<AlertIndex> {
  const profiles = await tx.query<{ id: string; alert: string; topics: string[]; outlets: string[]; terms: string[] }>(
    `select p.id, p.alert, p.topics, p.veto_outlets as outlets, p.veto_terms as terms
       from app.profile p join app.brand b on b.agency_id = p.agency_id and b.id = p.brand_id
      where p.agency_id = app.agency_id() and b.status in ('onboarding', 'active') order by p.id`,
  );
  const index = new AlertIndex();
  for (const { id, alert, topics, outlets, terms } of profiles) index.put({ id, alert, topics, vetoes: { outlets, terms } });
  return index;
}
