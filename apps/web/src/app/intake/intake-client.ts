import { HttpClient, HttpEventType, HttpResponse } from '@angular/common/http';
import type { HttpEvent } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Message, MessageReceipt, MessageText, PasteBody, Query } from '@sourcedesk/contracts/intake';
import type { Page } from '@sourcedesk/contracts/primitives';
import { firstValueFrom, lastValueFrom, map, tap } from 'rxjs';

export type MessageStatus = Message['status'];

/** What bringing an e-mail in led to. `known`: these bytes were here before. */
export interface Received extends MessageReceipt {
  known: boolean;
}

const api = '/api/v1/intake';
const pagesAtMost = 20;

/** The only file of intake that knows URLs. */
@Injectable({ providedIn: 'root' })
export class IntakeClient {
  private readonly http = inject(HttpClient);

  /** Sends an e-mail as it is; `progress` hears the share of it that is on its way, 0 to 1. */
  upload(mail: Blob, progress: (share: number) => void): Promise<Received> {
    const events = this.http.post<MessageReceipt>(`${api}/messages`, mail, {
      headers: { 'Content-Type': 'message/rfc822' },
      observe: 'events',
      reportProgress: true,
    });
    const heard = events.pipe(
      tap((event: HttpEvent<MessageReceipt>) => {
        if (event.type === HttpEventType.UploadProgress && event.total) progress(event.loaded / event.total);
      }),
      map((event) => (event instanceof HttpResponse ? received(event) : null)),
    );
    return lastValueFrom(heard).then((answer) => {
      if (answer === null) throw new TypeError('The upload ended without an answer.');
      return answer;
    });
  }

  paste(body: PasteBody): Promise<Received> {
    return firstValueFrom(this.http.post<MessageReceipt>(`${api}/pastes`, body, { observe: 'response' }).pipe(map(received)));
  }

  message(id: string): Promise<Message> {
    return firstValueFrom(this.http.get<Message>(this.messageUrl(id)));
  }

  messages(status: MessageStatus | '', cursor: string | null = null, limit = 50): Promise<Page<Message>> {
    const params = { limit: String(limit), ...(status && { status }), ...(cursor && { cursor }) };
    return firstValueFrom(this.http.get<Page<Message>>(`${api}/messages`, { params }));
  }

  messageUrl(id: string): string {
    return `${api}/messages/${id}`;
  }

  text(id: string): Promise<MessageText> {
    return firstValueFrom(this.http.get<MessageText>(`${api}/messages/${id}/text`));
  }

  query(id: string): Promise<Query> {
    return firstValueFrom(this.http.get<Query>(`/api/v1/queries/${id}`));
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
      const page: Page<Message> = await this.messages('parsed', cursor, 100);
      holder = page.items.findLast(({ queryIds }) => queryIds.includes(query.id)) ?? holder;
      const oldest = page.items.at(-1)?.receivedAt;
      cursor = page.nextCursor;
      if (cursor === null || oldest === undefined || Date.parse(oldest) < Date.parse(query.receivedAt)) return holder;
    }
    return holder;
  }
}

function received(response: HttpResponse<MessageReceipt>): Received {
  if (response.body === null) throw new TypeError('The answer was empty.');
  return { ...response.body, known: response.status === 200 };
}
