import { HttpClient, httpResource } from '@angular/common/http';
import type { HttpResourceRef } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { ClientBrand } from '@sourcedesk/contracts/accounts';
import type { ClientPitch } from '@sourcedesk/contracts/drafting';
import type { Page } from '@sourcedesk/contracts/primitives';
import type { Overview, Report, ReportLink, ReportLinkBody } from '@sourcedesk/contracts/reporting';
import { idempotent, ifMatch } from '../shell/idempotency';
import type { Period } from './period';

const api = '/api/v1';

/** Overview, reports and the client's pages on the wire; the only place that knows their addresses. */
@Injectable({ providedIn: 'root' })
export class ReportingClient {
  private readonly http = inject(HttpClient);

  overview(): HttpResourceRef<Overview | undefined> {
    return httpResource(() => `${api}/overview`);
  }

  /** The brands in scope; a client sees its own, in a shape of its own. */
  brands(): HttpResourceRef<Page<ClientBrand> | undefined> {
    return httpResource(() => `${api}/brands?limit=100`);
  }

  /** undefined as brand reads nothing. */
  report(brandId: () => string | undefined, period: () => Period): HttpResourceRef<Report | undefined> {
    return httpResource(() => {
      const { from, to } = period();
      return brandId() === undefined ? undefined : `${api}/brands/${brandId()}/report?from=${from}&to=${to}`;
    });
  }

  /** The report as CSV, to be saved. */
  csv(brandId: string, { from, to }: Period): Promise<Blob> {
    return firstValueFrom(this.http.get(`${api}/brands/${brandId}/report.csv?from=${from}&to=${to}`, { responseType: 'blob' }));
  }

  links(brandId: () => string | undefined): HttpResourceRef<{ items: ReportLink[] } | undefined> {
    return httpResource(() => (brandId() === undefined ? undefined : `${api}/brands/${brandId()}/report-links?limit=100`));
  }

  share(brandId: string, body: ReportLinkBody): Promise<{ id: string; url: string; expiresAt: string }> {
    return firstValueFrom(
      this.http.post<{ id: string; url: string; expiresAt: string }>(`${api}/brands/${brandId}/report-links`, body, {
        headers: idempotent(),
      }),
    );
  }

  revoke(id: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${api}/report-links/${id}/revoke`, {}));
  }

  /** The report behind a share link. */
  shared(token: () => string): HttpResourceRef<Report | undefined> {
    return httpResource(() => `${api}/public/reports/${encodeURIComponent(token())}`);
  }

  /** What waits for the client's word. */
  approvals(): HttpResourceRef<Page<ClientPitch> | undefined> {
    return httpResource(() => `${api}/pitches?state=client_review`);
  }

  decide(pitch: ClientPitch, action: 'client-approve' | 'return', body: object): Promise<ClientPitch> {
    return firstValueFrom(this.http.post<ClientPitch>(`${api}/pitches/${pitch.id}/${action}`, body, { headers: ifMatch(pitch.version) }));
  }
}
