import { HttpClient, HttpContext, HttpContextToken } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type {
  InvitationAcceptBody,
  InvitationView,
  LoginAnswer,
  LoginBody,
  Me,
  PasswordResetConfirmBody,
  SetupBody,
} from '@sourcedesk/contracts/accounts';
import { firstValueFrom } from 'rxjs';

/** Requests that carry no token and whose 401 is an answer, not an expired session. */
export const WITHOUT_SESSION = new HttpContextToken<boolean>(() => false);

const context = () => new HttpContext().set(WITHOUT_SESSION, true);

/** The only file of the session that knows URLs. */
@Injectable({ providedIn: 'root' })
export class SessionClient {
  private readonly http = inject(HttpClient);

  login(body: LoginBody): Promise<LoginAnswer> {
    return this.post('auth/login', body);
  }

  refresh(): Promise<LoginAnswer> {
    return this.post('auth/refresh');
  }

  logout(): Promise<unknown> {
    return this.post('auth/logout');
  }

  switch(agencyId: string): Promise<LoginAnswer> {
    return this.post('auth/switch', { agencyId });
  }

  me(token: string): Promise<Me> {
    return firstValueFrom(this.http.get<Me>('/api/v1/me', { context: context(), headers: { Authorization: `Bearer ${token}` } }));
  }

  requestPasswordReset(email: string): Promise<unknown> {
    return this.post('auth/password-reset', { email });
  }

  confirmPasswordReset(body: PasswordResetConfirmBody): Promise<unknown> {
    return this.post('auth/password-reset/confirm', body);
  }

  setupState(): Promise<{ needed: boolean }> {
    return firstValueFrom(this.http.get<{ needed: boolean }>('/api/v1/setup', { context: context() }));
  }

  setUp(body: SetupBody): Promise<unknown> {
    return this.post('setup', body);
  }

  showInvitation(token: string): Promise<InvitationView> {
    return this.post('invitations/show', { token });
  }

  acceptInvitation(body: InvitationAcceptBody): Promise<unknown> {
    return this.post('invitations/accept', body);
  }

  private post<T>(path: string, body: unknown = {}): Promise<T> {
    return firstValueFrom(this.http.post<T>(`/api/v1/${path}`, body, { context: context() }));
  }
}
