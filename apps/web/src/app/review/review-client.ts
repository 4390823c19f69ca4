import { HttpClient, httpResource } from '@angular/common/http';
import type { HttpResourceRef } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Agency } from '@sourcedesk/contracts/accounts';
import type { HistoryEntry, Override, Pitch, PitchRow, TextVersion } from '@sourcedesk/contracts/drafting';
import type { Page } from '@sourcedesk/contracts/primitives';
import type { ApproveForClientBody } from '@sourcedesk/contracts/review';
import { ifMatch, newIdempotencyKey } from '../shell/idempotency';

const api = '/api/v1';
const kebab = (action: string) => action.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What can be done to a pitch on these pages, with the body of its request. */
export interface ReviewActions {
  approve: { overrides: readonly Override[] };
  return: { reason: string };
  approveForClient: ApproveForClientBody;
  reopen: { reason: string };
  withdraw: { reason: string };
  schedule: { at?: string };
  cancelSend: Record<string, never>;
  submitElsewhere: { reference: string };
}

/** The editors' desk on the wire; the only place that knows its addresses. */
@Injectable({ providedIn: 'root' })
export class ReviewClient {
  private readonly http = inject(HttpClient);

  /** Every pitch that stands between a writer and its sending. */
  async waiting(): Promise<PitchRow[]> {
    let rows: PitchRow[] = [];
    let cursor: string | null = null;
    do {
      const params: Record<string, string> = {
        state: 'in_review,client_review,approved',
        limit: '100',
        ...(cursor !== null && { cursor }),
      };
      const page: Page<PitchRow> = await firstValueFrom(this.http.get<Page<PitchRow>>(`${api}/pitches`, { params }));
      rows = [...rows, ...page.items];
      cursor = page.nextCursor;
    } while (cursor !== null);
    return rows;
  }

  pitch(id: () => string): HttpResourceRef<Pitch | undefined> {
    return httpResource(() => `${api}/pitches/${id()}`);
  }

  versions(id: () => string): HttpResourceRef<{ items: TextVersion[] } | undefined> {
    return httpResource(() => `${api}/pitches/${id()}/versions?limit=100`);
  }

  history(id: () => string): HttpResourceRef<{ items: HistoryEntry[] } | undefined> {
    return httpResource(() => `${api}/pitches/${id()}/history?limit=100`);
  }

  agency(): HttpResourceRef<Agency | undefined> {
    return httpResource(() => `${api}/agency`);
  }

  /** Says that an editor is looking; from now on the writer cannot take it back. */
  opened(id: string): Promise<Pitch> {
    return firstValueFrom(this.http.post<Pitch>(`${api}/pitches/${id}/opened`, {}));
  }

  act<A extends keyof ReviewActions>(id: string, action: A, body: ReviewActions[A], version: number): Promise<Pitch> {
    const headers = { ...ifMatch(version), ...(action === 'schedule' && { 'Idempotency-Key': newIdempotencyKey() }) };
    return firstValueFrom(this.http.post<Pitch>(`${api}/pitches/${id}/${kebab(action)}`, body, { headers }));
  }
}
