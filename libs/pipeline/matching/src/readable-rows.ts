import type { ProfileId, QueryId } from '@sourcedesk/domain/ids';
import type { AlertProfile, MatchQuery } from '@sourcedesk/domain/matching';

/** What matching reads of a query. */
export interface QueryRow {
  id: QueryId;
  summary: string;
  body: string;
  category: string;
  outletName: string;
  outletUrl: string;
}

/** The columns of a QueryRow; `q` is the query. */
export const queryColumns = `q.id, q.summary, q.body, q.category, q.outlet_name as "outletName", q.outlet_url as "outletUrl"`;

export function readableQuery({ summary, body, category, outletName, outletUrl }: QueryRow): MatchQuery {
  return { summary, body, category, outlet: { name: outletName, url: outletUrl } };
}

/** What matching reads of a profile. */
export interface ProfileRow {
  id: ProfileId;
  alert: string;
  topics: string[];
  outlets: string[];
  terms: string[];
}

/** The columns of a ProfileRow; `p` is the profile. */
export const profileColumns = `p.id, p.alert, p.topics, p.veto_outlets as outlets, p.veto_terms as terms`;

export function readableProfile({ id, alert, topics, outlets, terms }: ProfileRow): AlertProfile {
  return { id, alert, topics, vetoes: { outlets, terms } };
}
