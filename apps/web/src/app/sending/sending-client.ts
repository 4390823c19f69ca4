import { HttpClient, httpResource } from '@angular/common/http';
import type { HttpResourceRef } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Pitch, PitchRow } from '@sourcedesk/contracts/drafting';
import type { Page } from '@sourcedesk/contracts/primitives';
import type { PitchReply, ReplyBody, SendingState } from '@sourcedesk/contracts/sending';
import { idempotent, ifMatch } from '../shell/idempotency';

const api = '/api/v1';
const kebab = (action: string) => action.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What can be done on the page of sent pitches, with the body of its request. */
export interface SendingActions {
  cancelSend: Record<string, never>;
  retry: { reason: string };
  sendAgain: { reason: string };
  confirmSent: { reason: string };
  confirmFailed: { reason: string };
  reopen: { reason: string };
  decline: Record<string, never>;
  unpublish: { reason: string };
}

/** Actions that send: one intent, one key. */
const sends: readonly string[] = ['retry', 'sendAgain'];

/** Sending on the wire; the only place that knows its addresses. */
@Injectable({ providedIn: 'root' })
export class SendingClient {
  private readonly http = inject(HttpClient);

  /** One page of the pitches in these states, the latest change first. */
  page(states: readonly string[], cursor: string | null = null): Promise<Page<PitchRow>> {
    const params = { state: states.join(','), limit: 50, ...(cursor !== null && { cursor }) };
    return firstValueFrom(this.http.get<Page<PitchRow>>(`${api}/pitches`, { params }));
  }

  /** One pitch with its text and what may be done; undefined reads nothing. */
  pitch(id: () => string | undefined): HttpResourceRef<Pitch | undefined> {
    return httpResource(() => (id() === undefined ? undefined : `${api}/pitches/${id()}`));
  }

  replies(id: () => string | undefined): HttpResourceRef<{ items: PitchReply[] } | undefined> {
    return httpResource(() => (id() === undefined ? undefined : `${api}/pitches/${id()}/replies?limit=100`));
  }

  act<A extends keyof SendingActions>(id: string, action: A, body: SendingActions[A], version: number): Promise<Pitch> {
    const headers = {
      ...ifMatch(version),
      ...(sends.includes(action) && { 'Idempotency-Key': idempotent().get('Idempotency-Key') ?? '' }),
    };
    return firstValueFrom(this.http.post<Pitch>(`${api}/pitches/${id}/${kebab(action)}`, body, { headers }));
  }

  record(id: string, body: ReplyBody): Promise<PitchReply> {
    return firstValueFrom(this.http.post<PitchReply>(`${api}/pitches/${id}/replies`, body, { headers: idempotent() }));
  }

  state(): HttpResourceRef<SendingState | undefined> {
    return httpResource(() => `${api}/sending`);
  }

  release(): Promise<SendingState> {
    return firstValueFrom(this.http.post<SendingState>(`${api}/sending/release`, {}));
  }

  /** Adds the published article of a pitch. */
  published(pitchId: string, url: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${api}/placements`, { pitchId, url }, { headers: idempotent() }));
  }
}
