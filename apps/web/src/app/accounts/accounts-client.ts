import { HttpClient, httpResource } from '@angular/common/http';
import type { HttpResourceRef } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import type {
  Agency,
  AgencyPatch,
  Brand,
  BrandBody,
  BrandPatch,
  Invitation,
  InvitationBody,
  Mailbox,
  MailboxBody,
  Me,
  Member,
  MemberPatch,
  PasswordChangeBody,
  Plan,
  Profile,
  ProfileBody,
  ProfilePatch,
} from '@sourcedesk/contracts/accounts';
import type { Query } from '@sourcedesk/contracts/intake';
import type { ServiceAccount, ServiceAccountBody, ServiceAccountPatch } from '@sourcedesk/contracts/service-accounts';
import type { DeadJob } from '@sourcedesk/contracts/live';
import type { Page } from '@sourcedesk/contracts/primitives';
import { idempotent } from '../shell/idempotency';

const api = '/api/v1';
const pageSize = 100;

/** Agency, people, brands, experts and mailboxes on the wire; the only place that knows their addresses. */
@Injectable({ providedIn: 'root' })
export class AccountsClient {
  private readonly http = inject(HttpClient);

  agency(): HttpResourceRef<Agency | undefined> {
    return httpResource(() => `${api}/agency`);
  }

  changeAgency(patch: AgencyPatch): Promise<Agency> {
    return answer(this.http.patch<Agency>(`${api}/agency`, patch));
  }

  rename(name: string): Promise<Me> {
    return answer(this.http.patch<Me>(`${api}/me`, { name }));
  }

  changePassword(body: PasswordChangeBody): Promise<unknown> {
    return answer(this.http.post(`${api}/me/password`, body));
  }

  plans(): Promise<Plan[]> {
    return this.all('plans');
  }

  brands(): Promise<Brand[]> {
    return this.all('brands');
  }

  /** Reads nothing while there is no id. */
  brand(id: () => string): HttpResourceRef<Brand | undefined> {
    return httpResource(() => (id() === '' ? undefined : `${api}/brands/${id()}`));
  }

  addBrand(body: BrandBody, key: string): Promise<Brand> {
    return answer(this.http.post<Brand>(`${api}/brands`, body, { headers: idempotent(key) }));
  }

  changeBrand(id: string, patch: BrandPatch): Promise<Brand> {
    return answer(this.http.patch<Brand>(`${api}/brands/${id}`, patch));
  }

  /** All of a brand's experts, those who were removed included. */
  profiles(brandId: string): Promise<Profile[]> {
    return this.all(`brands/${brandId}/profiles?removed=true`);
  }

  addProfile(brandId: string, body: ProfileBody, key: string): Promise<Profile> {
    return answer(this.http.post<Profile>(`${api}/brands/${brandId}/profiles`, body, { headers: idempotent(key) }));
  }

  changeProfile(id: string, patch: ProfilePatch): Promise<Profile> {
    return answer(this.http.patch<Profile>(`${api}/profiles/${id}`, patch));
  }

  removeProfile(id: string): Promise<Profile> {
    return answer(this.http.delete<Profile>(`${api}/profiles/${id}`));
  }

  restoreProfile(id: string): Promise<Profile> {
    return answer(this.http.post<Profile>(`${api}/profiles/${id}/restore`, {}));
  }

  /** Of a brand that has one: `brand.mailbox` says so. Reads nothing while there is no id. */
  mailbox(brandId: () => string | undefined): HttpResourceRef<Mailbox | undefined> {
    return httpResource(() => (brandId() === undefined ? undefined : `${api}/brands/${brandId()}/mailbox`));
  }

  setMailbox(brandId: string, body: MailboxBody): Promise<Mailbox> {
    return answer(this.http.put<Mailbox>(`${api}/brands/${brandId}/mailbox`, body));
  }

  testMailbox(brandId: string): Promise<Mailbox> {
    return answer(this.http.post<Mailbox>(`${api}/brands/${brandId}/mailbox/test`, {}));
  }

  serviceAccounts(brandId: string): Promise<ServiceAccount[]> {
    return this.all(`brands/${brandId}/service-accounts`);
  }

  addServiceAccount(brandId: string, body: ServiceAccountBody, key: string): Promise<ServiceAccount> {
    return answer(this.http.post<ServiceAccount>(`${api}/brands/${brandId}/service-accounts`, body, { headers: idempotent(key) }));
  }

  changeServiceAccount(id: string, patch: ServiceAccountPatch): Promise<ServiceAccount> {
    return answer(this.http.patch<ServiceAccount>(`${api}/service-accounts/${id}`, patch));
  }

  removeServiceAccount(id: string): Promise<unknown> {
    return answer(this.http.delete(`${api}/service-accounts/${id}`));
  }

  /** What came in last, the newest first. */
  latestQueries(count: number): Promise<Query[]> {
    return this.all('queries', count);
  }

  members(): Promise<Member[]> {
    return this.all('members');
  }

  changeMember(userId: string, patch: MemberPatch): Promise<Member> {
    return answer(this.http.patch<Member>(`${api}/members/${userId}`, patch));
  }

  removeMember(userId: string): Promise<unknown> {
    return answer(this.http.delete(`${api}/members/${userId}`));
  }

  invitations(): Promise<Invitation[]> {
    return this.all('invitations');
  }

  invite(body: InvitationBody, key: string): Promise<Invitation> {
    return answer(this.http.post<Invitation>(`${api}/invitations`, body, { headers: idempotent(key) }));
  }

  revokeInvitation(id: string): Promise<unknown> {
    return answer(this.http.delete(`${api}/invitations/${id}`));
  }

  async deadJobs(): Promise<DeadJob[]> {
    return (await answer(this.http.get<{ items: DeadJob[] }>(`${api}/jobs/dead?limit=100`))).items;
  }

  retryJob(id: string): Promise<unknown> {
    return answer(this.http.post(`${api}/jobs/${id}/retry`, {}));
  }

  /** A list page by page, to its end or to so many. */
  private async all<T>(path: string, most = Infinity): Promise<T[]> {
    let items: T[] = [];
    let cursor: string | null = null;
    do {
      const params: Record<string, string | number> = { limit: pageSize, ...(cursor !== null && { cursor }) };
      const page: Page<T> = await answer(this.http.get<Page<T>>(`${api}/${path}`, { params }));
      items = [...items, ...page.items];
      cursor = page.nextCursor;
    } while (cursor !== null && items.length < most);
    return items.slice(0, most);
  }
}

const answer = <T>(request: Observable<T>): Promise<T> => firstValueFrom(request);
