import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Brand, Profile } from '@sourcedesk/contracts/accounts';
import type { QueryChange, QuerySighting } from '@sourcedesk/contracts/intake';
import type { InboxPage, Lane, Match, QueryWork } from '@sourcedesk/contracts/matching';
import type { Likeness, LikenessVerdict } from '@sourcedesk/contracts/likeness';
import type { Page } from '@sourcedesk/contracts/primitives';
import { firstValueFrom } from 'rxjs';
import { idempotent } from '../shell/idempotency';
import type { Change } from './inbox-rows';

/** What the inbox shows: the query parameters of its address. */
export interface InboxFilter {
  lane: Lane;
  /** Id of a brand, '' for all. */
  brand: string;
  /** Text to find in summary, outlet and body, '' for none. */
  text: string;
}

/** The only file of matching that knows URLs. */
@Injectable({ providedIn: 'root' })
export class MatchingClient {
  private readonly http = inject(HttpClient);

  inbox({ lane, brand, text }: InboxFilter, cursor: string | null = null): Promise<InboxPage> {
    const params = { lane, ...(brand && { brandId: brand }), ...(text && { q: text }), ...(cursor && { cursor }) };
    return firstValueFrom(this.http.get<InboxPage>('/api/v1/inbox', { params }));
  }

  /** A query with all that the agency has to do with it; belongs to the page that asks. */
  work(id: () => string) {
    return httpResource<QueryWork>(() => `/api/v1/queries/${id()}/work`);
  }

  /** The editions a query stood in; asked for once there is an id. */
  sightings(id: () => string | undefined) {
    return httpResource<Page<QuerySighting>>(() => id() && `/api/v1/queries/${id()}/sightings?limit=100`);
  }

  /** What people changed in a query; asked for once there is an id. */
  changes(id: () => string | undefined) {
    return httpResource<Page<QueryChange>>(() => id() && `/api/v1/queries/${id()}/history?limit=100`);
  }

  /** What may be the same request as a query; belongs to the card that asks. */
  likenesses(id: () => string) {
    return httpResource<Page<Likeness>>(() => `/api/v1/queries/${id()}/likenesses?limit=100`);
  }

  /** Says whether two queries are one request; `open` takes that back. */
  judgeLikeness(id: string, verdict: LikenessVerdict): Promise<Likeness> {
    const action = { same: 'confirm', different: 'reject', open: 'reopen' }[verdict];
    return firstValueFrom(this.http.post<Likeness>(`/api/v1/likenesses/${id}/${action}`, {}));
  }

  /** Carries one change of verdict out. */
  judge({ match, to, reason, until }: Change): Promise<Match> {
    const [action, body] = {
      accepted: ['accept', {}] as const,
      dismissed: ['dismiss', { reason }] as const,
      snoozed: ['snooze', { until }] as const,
      open: ['reopen', {}] as const,
    }[to];
    return firstValueFrom(this.http.post<Match>(`/api/v1/matches/${match.id}/${action}`, body));
  }

  /** Chooses an expert for a query by hand; accepted at once. `key` stays the same for every retry of the same wish. */
  choose(queryId: string, profileId: string, key: string): Promise<Match> {
    return firstValueFrom(this.http.post<Match>('/api/v1/matches', { queryId, profileId }, { headers: idempotent(key) }));
  }

  /** Every brand in scope, by name. */
  brands(): Promise<Brand[]> {
    return this.all<Brand>('/api/v1/brands');
  }

  profilesOf(brandId: string): Promise<Profile[]> {
    return this.all<Profile>(`/api/v1/brands/${brandId}/profiles`);
  }

  private async all<T>(url: string): Promise<T[]> {
    let items: T[] = [];
    let cursor: string | null = null;
    do {
      const params: Record<string, string> = cursor === null ? { limit: '100' } : { limit: '100', cursor };
      const page: Page<T> = await firstValueFrom(this.http.get<Page<T>>(url, { params }));
      items = [...items, ...page.items];
      cursor = page.nextCursor;
    } while (cursor !== null);
    return items;
  }
}
