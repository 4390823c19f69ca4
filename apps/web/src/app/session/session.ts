import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import type { LoginAnswer, Me } from '@sourcedesk/contracts/accounts';
import type { Action } from '@sourcedesk/domain/permissions';
import { keep, readKept } from '../shell/kept';
import { problemOf } from '../shell/problem';
import { OtherTabs } from './other-tabs';
import { SessionClient } from './session-client';

/** expired: the page stays, an overlay asks for the password. elsewhere: another tab moved this sign-in to another agency. */
export type SessionState = 'unknown' | 'signed-out' | 'signed-in' | 'expired' | 'elsewhere';

/** Who is signed in. The access token lives in memory only; the refresh token is a cookie that no script sees. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly client = inject(SessionClient);
  private readonly tabs = inject(OtherTabs);
  private readonly current = signal<SessionState>('unknown');
  private readonly person = signal<Me | null>(null);
  private token: string | null = null;
  private restoring: Promise<boolean> | null = null;
  private refreshing: Promise<boolean> | null = null;
  private renewal: ReturnType<typeof setTimeout> | undefined;
  private waiting: (() => void)[] = [];

  readonly state = this.current.asReadonly();
  /** The person, agency, role and permissions; null while signed out. */
  readonly me = this.person.asReadonly();
  readonly permissions = computed(() => new Set(this.person()?.permissions));

  constructor() {
    this.tabs.listen((message) => void this.hear(message));
    inject(DestroyRef).onDestroy(() => clearTimeout(this.renewal));
  }

  /** Whether the signed-in person may do this at all; single pitches carry their own `allowedActions`. */
  may(action: Action): boolean {
    return this.permissions().has(action);
  }

  /** Tries the cookie once, at the first page that needs to know; true when somebody is signed in. */
  restore(): Promise<boolean> {
    this.restoring ??= this.restoreOnce();
    return this.restoring;
  }

  /** Signs in, also again over an expired page: the same person comes back to the same agency and waiting requests go on. */
  async signIn(email: string, password: string): Promise<void> {
    const before = this.person();
    this.accept(await this.client.login({ email, password }));
    let me = await this.client.me(this.token ?? '');
    if (before !== null && before.user.id !== me.user.id) return this.leaveFor('/');
    if (before !== null && before.agency.id !== me.agency.id) {
      this.accept(await this.client.switch(before.agency.id));
      me = await this.client.me(this.token ?? '');
    }
    this.enter(me);
    this.restoring = Promise.resolve(true);
    this.tabs.tell({ kind: 'signed-in', userId: me.user.id, agencyId: me.agency.id });
  }

  async signOut(): Promise<void> {
    await this.client.logout().catch(() => undefined);
    keep('session', false);
    this.tabs.tell({ kind: 'signed-out' });
    this.leaveFor('/sign-in');
  }

  /** Goes to another agency of the same person. The page is loaded afresh, so that nothing of the one shows in the other. */
  async switchAgency(agencyId: string): Promise<void> {
    this.accept(await this.client.switch(agencyId));
    this.tabs.tell({ kind: 'switched', agencyId });
    this.leaveFor('/');
  }

  /** Brings this sign-in back to the agency this tab shows, after another tab took it away. */
  async stayHere(): Promise<void> {
    const agencyId = this.person()?.agency.id;
    if (agencyId === undefined) return;
    this.accept(await this.client.switch(agencyId));
    this.tabs.tell({ kind: 'switched', agencyId });
    this.current.set('signed-in');
    this.wake();
  }

  /** Reads again who one is, after a role or a name changed. */
  async reload(): Promise<void> {
    const token = await this.bearer();
    if (token !== null) this.person.set(await this.client.me(token));
  }

  /** The access token to send, null when signed out. Waits while the sign-in belongs to another agency. */
  async bearer(): Promise<string | null> {
    if (this.current() === 'elsewhere') await this.signedInAgain();
    return this.token;
  }

  /**
   * A token to try again with after one was refused: a newer one at once, else by refreshing, else after the person has signed in again
   * over the page. Null when nobody was signed in.
   */
  async renewAfter(refused: string | null): Promise<string | null> {
    if (this.token !== null && this.token !== refused) return this.token;
    if (await this.refresh()) return this.token;
    if (this.person() === null) return null;
    this.current.set('expired');
    await this.signedInAgain();
    return this.token;
  }

  /** Renews the token by the cookie; one request however many ask, and one tab at a time, because each use spends the cookie. */
  refresh(): Promise<boolean> {
    this.refreshing ??= this.tabs.oneAtATime(() => this.refreshOnce()).finally(() => (this.refreshing = null));
    return this.refreshing;
  }

  /** Leaves for a page by loading it, which empties all memory of this one. */
  leaveFor(path: string): void {
    this.token = null;
    clearTimeout(this.renewal);
    this.tabs.load(path);
  }

  private async restoreOnce(): Promise<boolean> {
    try {
      if (await this.refresh()) {
        this.enter(await this.client.me(this.token ?? ''));
        return true;
      }
    } catch (error) {
      this.restoring = null;
      throw problemOf(error);
    }
    this.current.set('signed-out');
    return false;
  }

  private async refreshOnce(): Promise<boolean> {
    // Only a browser that signed in has the cookie, which no script sees; the note saves strangers a refused request.
    if (!readKept('session', false)) return false;
    try {
      const answer = await this.client.refresh();
      const before = this.person();
      if (before !== null && before.user.id !== answer.user.id) this.leaveFor('/');
      this.accept(answer);
      return true;
    } catch (error) {
      if (![401, 403, 404].includes(problemOf(error).status)) throw error;
      this.token = null;
      keep('session', false);
      return false;
    }
  }

  private accept(answer: LoginAnswer): void {
    this.token = answer.accessToken;
    keep('session', true);
    clearTimeout(this.renewal);
    const ahead = Math.min(60, answer.expiresInSeconds / 4);
    // A failure here is no news: the next request meets the 401 and asks the person.
    this.renewal = setTimeout(() => void this.refresh().catch(() => undefined), (answer.expiresInSeconds - ahead) * 1000);
  }

  private enter(me: Me): void {
    this.person.set(me);
    this.current.set('signed-in');
    this.wake();
  }

  private wake(): void {
    for (const go of this.waiting.splice(0)) go();
  }

  private signedInAgain(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private async hear(message: Parameters<Parameters<OtherTabs['listen']>[0]>[0]): Promise<void> {
    const me = this.person();
    if (message.kind === 'signed-out') {
      if (me !== null) this.leaveFor('/sign-in');
      return;
    }
    if (message.kind === 'switched') {
      if (me !== null) await this.follow(message.agencyId === me.agency.id);
      return;
    }
    if (me === null) {
      this.restoring = null;
      await this.restore();
    } else if (message.userId !== me.user.id) this.leaveFor('/');
    else if (this.current() === 'expired') await this.follow(message.agencyId === me.agency.id);
  }

  /** Another tab decided for this sign-in: go on when it is about this tab's agency, else ask. */
  private async follow(ours: boolean): Promise<void> {
    if (!ours) return this.current.set('elsewhere');
    if (this.current() === 'signed-in' || !(await this.refresh())) return;
    this.current.set('signed-in');
    this.wake();
  }
}
