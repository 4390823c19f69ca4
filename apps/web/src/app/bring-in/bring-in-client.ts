import { HttpClient, HttpEventType, HttpResponse } from '@angular/common/http';
import type { HttpEvent } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type {
  ArchiveReceipt,
  Message,
  MessageReceipt,
  PasteBody,
  Proposal,
  Query,
  QueryInput,
  QueryPatchInput,
  SplitQuery,
} from '@sourcedesk/contracts/intake';
import type { Page } from '@sourcedesk/contracts/primitives';
import { firstValueFrom, lastValueFrom, map, tap } from 'rxjs';
import { idempotent } from '../shell/idempotency';

export type MessageStatus = Message['status'];

/** What bringing an e-mail in led to. `known`: these bytes were here before. */
export interface Received extends MessageReceipt {
  known: boolean;
}

const api = '/api/v1/intake';

/** The only file that knows where e-mails and queries are brought in and listed. */
@Injectable({ providedIn: 'root' })
export class BringInClient {
  private readonly http = inject(HttpClient);

  /** Sends an e-mail as it is; `progress` hears the share of it that is on its way, 0 to 1. */
  upload(mail: Blob, progress: (share: number) => void): Promise<Received> {
    return this.send<MessageReceipt>(`${api}/messages`, 'message/rfc822', mail, progress).then(received);
  }

  /** Sends an mbox, of which every e-mail is taken in by itself. */
  uploadArchive(mbox: Blob, progress: (share: number) => void): Promise<ArchiveReceipt> {
    return this.send<ArchiveReceipt>(`${api}/archives`, 'application/mbox', mbox, progress).then(bodyOf);
  }

  private send<T>(url: string, type: string, bytes: Blob, progress: (share: number) => void): Promise<HttpResponse<T>> {
    const events = this.http.post<T>(url, bytes, { headers: { 'Content-Type': type }, observe: 'events', reportProgress: true });
    const heard = events.pipe(
      tap((event: HttpEvent<T>) => {
        if (event.type === HttpEventType.UploadProgress && event.total) progress(event.loaded / event.total);
      }),
      map((event) => (event instanceof HttpResponse ? event : null)),
    );
    return lastValueFrom(heard).then((answer) => {
      if (answer === null) throw new TypeError('The upload ended without an answer.');
      return answer;
    });
  }

  paste(body: PasteBody): Promise<Received> {
    return firstValueFrom(this.http.post<MessageReceipt>(`${api}/pastes`, body, { observe: 'response' }).pipe(map(received)));
  }

  /** What a copied text seems to say of one query; nothing is written. */
  propose(text: string): Promise<Proposal> {
    return firstValueFrom(this.http.post<Proposal>(`${api}/proposals`, { text }));
  }

  /** Adds a query by hand; `known`: it was on the desk before. */
  addQuery(query: QueryInput, key: string): Promise<{ query: Query; known: boolean }> {
    const options = { headers: idempotent(key), observe: 'response' as const };
    return firstValueFrom(this.http.post<Query>('/api/v1/queries', query, options)).then(({ body, status }) => {
      if (body === null) throw new TypeError('The answer was empty.');
      return { query: body, known: status === 200 };
    });
  }

  query(id: string): Promise<Query> {
    return firstValueFrom(this.http.get<Query>(`/api/v1/queries/${id}`));
  }

  /** Corrects what was changed of a query; refused when it is another one than was seen. */
  correct({ id, version }: Pick<Query, 'id' | 'version'>, patch: QueryPatchInput): Promise<Query> {
    return firstValueFrom(this.http.patch<Query>(`/api/v1/queries/${id}`, patch, { headers: seen(version) }));
  }

  /** Cuts a query in two; `at` is where in its body the second begins. */
  split({ id, version }: Pick<Query, 'id' | 'version'>, at: number): Promise<SplitQuery> {
    return firstValueFrom(this.http.post<SplitQuery>(`/api/v1/queries/${id}/split`, { at }, { headers: seen(version) }));
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
}

const seen = (version: number) => ({ 'If-Match': `"${version}"` });

function received(response: HttpResponse<MessageReceipt>): Received {
  return { ...bodyOf(response), known: response.status === 200 };
}

function bodyOf<T>({ body }: HttpResponse<T>): T {
  if (body === null) throw new TypeError('The answer was empty.');
  return body;
}
