import { HttpClient, httpResource } from '@angular/common/http';
import type { HttpResourceRef } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { DoorBody, DoorList, DoorPatch, DoorView, IntakeHealth, OpenedSetUpMail, SetUpMailView } from '@sourcedesk/contracts/doors';
import type { Page } from '@sourcedesk/contracts/primitives';
import { idempotent } from '../../shell/idempotency';

const api = '/api/v1/intake';

/** The doors of the agency, how they are doing, and the mails that set them up; the only file that knows their addresses. */
@Injectable({ providedIn: 'root' })
export class DoorsClient {
  private readonly http = inject(HttpClient);

  /** Every door, the latest first, and the kinds that this installation can open. */
  async doors(): Promise<DoorList> {
    const read = (cursor: string | null) =>
      firstValueFrom(this.http.get<DoorList>(`${api}/doors`, { params: { limit: 100, ...(cursor !== null && { cursor }) } }));
    const list = await read(null);
    for (let cursor = list.nextCursor; cursor !== null;) {
      const more = await read(cursor);
      list.items.push(...more.items);
      cursor = more.nextCursor;
    }
    return list;
  }

  add(body: DoorBody, key: string): Promise<DoorView> {
    return firstValueFrom(this.http.post<DoorView>(`${api}/doors`, body, { headers: idempotent(key) }));
  }

  change(id: string, patch: DoorPatch): Promise<DoorView> {
    return firstValueFrom(this.http.patch<DoorView>(`${api}/doors/${id}`, patch));
  }

  remove(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${api}/doors/${id}`));
  }

  /** Has a worker try the door; what it found is read from the door later. */
  test(id: string): Promise<DoorView> {
    return firstValueFrom(this.http.post<DoorView>(`${api}/doors/${id}/test`, {}));
  }

  renew(id: string): Promise<DoorView> {
    return firstValueFrom(this.http.post<DoorView>(`${api}/doors/${id}/renew`, {}));
  }

  health(): HttpResourceRef<IntakeHealth | undefined> {
    return httpResource(() => `${api}/health`);
  }

  /** The latest mails that want something confirmed. Reads nothing unless `wanted`. */
  setUpMails(wanted: boolean): HttpResourceRef<Page<SetUpMailView> | undefined> {
    return httpResource(() => (wanted ? `${api}/set-up-mails?limit=50` : undefined));
  }

  /** Tells the link or code, once. */
  openSetUpMail(id: string): Promise<OpenedSetUpMail> {
    return firstValueFrom(this.http.post<OpenedSetUpMail>(`${api}/set-up-mails/${id}/open`, {}));
  }
}
