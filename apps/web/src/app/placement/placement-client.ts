import { HttpClient, httpResource } from '@angular/common/http';
import type { HttpResourceRef } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Brand } from '@sourcedesk/contracts/accounts';
import type { LinkCheck, Placement } from '@sourcedesk/contracts/placement';
import type { Page } from '@sourcedesk/contracts/primitives';
import { idempotent } from '../shell/idempotency';

const api = '/api/v1';

/** Placements on the wire; the only place that knows their addresses. */
@Injectable({ providedIn: 'root' })
export class PlacementClient {
  private readonly http = inject(HttpClient);

  /** One page, the latest published first; brandId '' for every brand. */
  page(brandId: string, cursor: string | null = null): Promise<Page<Placement>> {
    const params = { limit: 50, ...(brandId !== '' && { brandId }), ...(cursor !== null && { cursor }) };
    return firstValueFrom(this.http.get<Page<Placement>>(`${api}/placements`, { params }));
  }

  brands(): HttpResourceRef<Page<Brand> | undefined> {
    return httpResource(() => `${api}/brands?limit=100`);
  }

  /** Every look at a placement's link; undefined reads nothing. */
  checks(id: () => string | undefined): HttpResourceRef<{ items: LinkCheck[] } | undefined> {
    return httpResource(() => (id() === undefined ? undefined : `${api}/placements/${id()}/checks?limit=100`));
  }

  add(brandId: string, url: string, outlet: string): Promise<Placement> {
    return firstValueFrom(this.http.post<Placement>(`${api}/placements`, { brandId, url, outlet }, { headers: idempotent() }));
  }

  check(id: string): Promise<Placement> {
    return firstValueFrom(this.http.post<Placement>(`${api}/placements/${id}/check`, {}));
  }
}
