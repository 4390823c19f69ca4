import { HttpClient, httpResource } from '@angular/common/http';
import type { HttpResourceRef } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  DraftBody,
  HistoryEntry,
  Override,
  Pitch,
  PitchRow,
  QueuePage,
  QueueQuery,
  ReviveBody,
  TextVersion,
} from '@sourcedesk/contracts/drafting';
import type { Match } from '@sourcedesk/contracts/matching';
import type { Page } from '@sourcedesk/contracts/primitives';
import { idempotent, ifMatch } from '../shell/idempotency';

const api = '/api/v1';
const kebab = (action: string) => action.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What the person can do to a pitch on these screens, with the body of its request. */
export interface DraftingActions {
  take: Record<string, never>;
  takeOver: Record<string, never>;
  release: Record<string, never>;
  submit: { overrides?: readonly Override[] };
  recall: Record<string, never>;
  withdraw: { reason: string };
  revive: ReviveBody;
}

/** Queue and drafts on the wire; the only place that knows their addresses. */
@Injectable({ providedIn: 'root' })
export class DraftingClient {
  private readonly http = inject(HttpClient);

  /** One page of a tab of the queue, with the counts of all tabs. */
  queue(tab: QueueQuery['tab'], cursor: string | null = null, limit = 100): Promise<QueuePage> {
    return this.get(`${api}/queue`, { tab, limit, ...(cursor !== null && { cursor }) });
  }

  /** Pitches that are with writers or just handed in: who holds them, and what may be done. */
  async atHand(state: string): Promise<PitchRow[]> {
    return (await this.get<Page<PitchRow>>(`${api}/pitches`, { state, limit: 100 })).items;
  }

  /** Accepted matches with the arithmetic of their scores. */
  async accepted(): Promise<Match[]> {
    return (await this.get<Page<Match>>(`${api}/matches`, { verdict: 'accepted', limit: 100 })).items;
  }

  /** Takes the pitch of an accepted match, beginning it when it is the first. key: kept for every retry of one decision. */
  begin(matchId: string, key?: string): Promise<Pitch> {
    return firstValueFrom(this.http.post<Pitch>(`${api}/pitches`, { matchId }, { headers: idempotent(key) }));
  }

  read(id: string): Promise<Pitch> {
    return this.get(`${api}/pitches/${id}`);
  }

  save(id: string, text: DraftBody, version: number): Promise<Pitch> {
    return firstValueFrom(this.http.put<Pitch>(`${api}/pitches/${id}/draft`, text, { headers: ifMatch(version) }));
  }

  /** questions: all numbers, from 1, that a person has ticked. */
  answered(id: string, questions: readonly number[]): Promise<Pitch> {
    return firstValueFrom(this.http.put<Pitch>(`${api}/pitches/${id}/answered`, { questions }));
  }

  act<A extends keyof DraftingActions>(id: string, action: A, body: DraftingActions[A], version?: number): Promise<Pitch> {
    const headers = version === undefined ? {} : ifMatch(version);
    return firstValueFrom(this.http.post<Pitch>(`${api}/pitches/${id}/${kebab(action)}`, body, { headers }));
  }

  history(id: () => string | undefined): HttpResourceRef<{ items: HistoryEntry[] } | undefined> {
    return httpResource(() => addressOf(id(), 'history'));
  }

  versions(id: () => string | undefined): HttpResourceRef<{ items: TextVersion[] } | undefined> {
    return httpResource(() => addressOf(id(), 'versions'));
  }

  private get<T>(url: string, params: Record<string, string | number> = {}): Promise<T> {
    return firstValueFrom(this.http.get<T>(url, { params }));
  }
}

function addressOf(id: string | undefined, part: string): string | undefined {
  return id === undefined ? undefined : `${api}/pitches/${id}/${part}`;
}
