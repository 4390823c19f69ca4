import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { EditionWatchView } from '@sourcedesk/contracts/editions';
import type { Message, MessageHtml, MessageText, Query } from '@sourcedesk/contracts/intake';
import type { Page } from '@sourcedesk/contracts/primitives';
import type { Reparse, ReparseBody, ReparseChange } from '@sourcedesk/contracts/reparsing';
import type { Service } from '@sourcedesk/domain/services';
import { firstValueFrom } from 'rxjs';
import { BringInClient } from '../bring-in/bring-in-client';
import { idempotent } from '../shell/idempotency';

const pagesAtMost = 20;
const reparses = '/api/v1/intake/reparses';

/** What was read from e-mails; the only file of intake that knows URLs. */
@Injectable({ providedIn: 'root' })
export class IntakeClient {
  private readonly http = inject(HttpClient);
  private readonly mails = inject(BringInClient);

  text(id: string): Promise<MessageText> {
    return firstValueFrom(this.http.get<MessageText>(`${this.mails.messageUrl(id)}/text`));
  }

  /** The e-mail as it looked. */
  html(id: string): Promise<MessageHtml> {
    return firstValueFrom(this.http.get<MessageHtml>(`${this.mails.messageUrl(id)}/html`));
  }

  query(id: string): Promise<Query> {
    return firstValueFrom(this.http.get<Query>(`/api/v1/queries/${id}`));
  }

  /** Has a message read again; service null: sender and structure tell whose it is. */
  parseAgain(id: string, service: Service | null): Promise<Message> {
    return firstValueFrom(this.http.post<Message>(`${this.mails.messageUrl(id)}/parse`, { service }));
  }

  setAside(id: string, reason: string): Promise<Message> {
    return firstValueFrom(this.http.post<Message>(`${this.mails.messageUrl(id)}/set-aside`, { reason }));
  }

  /** The e-mail as it came, with every secret in it. */
  raw(id: string): Promise<Blob> {
    return firstValueFrom(this.http.get(`${this.mails.messageUrl(id)}/raw`, { responseType: 'blob' }));
  }

  /** Re-readings of history, the latest first. */
  reparses(cursor: string | null = null): Promise<Page<Reparse>> {
    return firstValueFrom(this.http.get<Page<Reparse>>(reparses, { params: { limit: '20', ...(cursor && { cursor }) } }));
  }

  compare(range: ReparseBody, key: string): Promise<Reparse> {
    return firstValueFrom(this.http.post<Reparse>(reparses, range, { headers: idempotent(key) }));
  }

  changes(id: string, cursor: string | null): Promise<Page<ReparseChange>> {
    const params = { limit: '100', ...(cursor && { cursor }) };
    return firstValueFrom(this.http.get<Page<ReparseChange>>(`${reparses}/${id}/changes`, { params }));
  }

  apply(id: string): Promise<Reparse> {
    return firstValueFrom(this.http.post<Reparse>(`${reparses}/${id}/apply`, {}));
  }

  drop(id: string): Promise<Reparse> {
    return firstValueFrom(this.http.post<Reparse>(`${reparses}/${id}/drop`, {}));
  }

  /** What was to come in so many days back and one ahead, and what came. */
  editions(days: number): Promise<EditionWatchView> {
    return firstValueFrom(this.http.get<EditionWatchView>('/api/v1/intake/editions', { params: { days: String(days) } }));
  }

  /** watched null: as its editions come. */
  watchService(service: Service, watched: boolean | null): Promise<void> {
    return firstValueFrom(this.http.put<void>('/api/v1/intake/watch', { service, watched }));
  }

  dismissAlert(id: string): Promise<void> {
    return firstValueFrom(this.http.post<void>(`/api/v1/intake/edition-alerts/${id}/dismiss`, {}));
  }

  reopenAlert(id: string): Promise<void> {
    return firstValueFrom(this.http.post<void>(`/api/v1/intake/edition-alerts/${id}/reopen`, {}));
  }

  /** The first queries that hold these words, the newest first. */
  async found(text: string, limit = 6): Promise<Query[]> {
    const page = await firstValueFrom(this.http.get<Page<Query>>('/api/v1/queries', { params: { q: text, limit } }));
    return page.items;
  }

  /** The queries of a message in its order. Those of a fresh edition come in one answer, older ones each by itself. */
  async queries(ids: readonly string[]): Promise<Query[]> {
    if (ids.length === 0) return [];
    const latest = await firstValueFrom(this.http.get<Page<Query>>('/api/v1/queries', { params: { limit: '100' } }));
    const known = new Map(latest.items.map((query) => [query.id, query]));
    return Promise.all(ids.map((id) => known.get(id) ?? this.query(id)));
  }

  /** The message a query was first read from; null when it cannot be found. A query is received with its message, so older ones need no look. */
  async messageOf(query: Query): Promise<Message | null> {
    let cursor: string | null = null;
    let holder: Message | null = null;
    for (let pages = 0; pages < pagesAtMost; pages += 1) {
      const page: Page<Message> = await this.mails.messages('parsed', cursor, 100);
      holder = page.items.findLast(({ queryIds }) => queryIds.includes(query.id)) ?? holder;
      const oldest = page.items.at(-1)?.receivedAt;
      cursor = page.nextCursor;
      if (cursor === null || oldest === undefined || Date.parse(oldest) < Date.parse(query.receivedAt)) return holder;
    }
    return holder;
  }
}
