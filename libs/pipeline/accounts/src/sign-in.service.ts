import { Injectable } from '@nestjs/common';
import type { LoginAnswer, LoginBody, Membership } from '@sourcedesk/contracts/accounts';
import { newId, TenantDb } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { AgencyId, SessionId, UserId } from '@sourcedesk/domain/ids';
import { AccessTokens, accessTokenSeconds, notSignedIn, openSuccessor, successorOf } from '@sourcedesk/platform/auth';
import { hashToken, newToken } from '@sourcedesk/platform/secrets';
import { Attempts } from './attempts';
import { Passwords } from './passwords';
import { readSelf } from './me.queries';

/** A sign-in ends when nothing refreshed it for so many days, and in any case after `sessionDays`. */
export const refreshIdleDays = 14;
export const sessionDays = 30;

/** What a sign-in gives: the answer of the API, and the refresh token that goes into a cookie. */
export interface SignedIn {
  readonly answer: LoginAnswer;
  readonly refreshToken: string;
}

interface Place {
  readonly userId: UserId;
  readonly sessionId: SessionId;
  readonly agencyId: AgencyId;
}

interface Rotation {
  outcome: 'rotated' | 'again' | 'reused' | 'stranger' | 'ended' | 'unknown';
  session_id: SessionId;
  user_id: UserId;
  agency_id: AgencyId;
  sealed_successor: Buffer;
}

/** Signing in and out, and keeping a sign-in alive. */
@Injectable()
export class SignInService {
  constructor(
    private readonly db: TenantDb,
    private readonly passwords: Passwords,
    private readonly attempts: Attempts,
    private readonly tokens: AccessTokens,
  ) {}

  /**
   * Signs in by password, at the agency last signed in to. `address` is the visitor's network address.
   * @throws DomainError wrong-credentials, the same for an unknown person; too-many-requests; forbidden without any agency
   */
  async login({ email, password }: LoginBody, address: string): Promise<SignedIn> {
    const userId = await this.verify({ email, password }, address);
    const [first] = await this.membershipsOf(userId);
    if (!first) throw new DomainError('forbidden', 'You belong to no agency any more. Ask one to invite you.');
    return this.begin(userId, first.agencyId as AgencyId);
  }

  /**
   * Who this is, by e-mail and password. Costs one hash whether or not somebody signs in under the address.
   * @throws DomainError wrong-credentials, too-many-requests
   */
  async verify({ email, password }: LoginBody, address: string): Promise<UserId> {
    await this.attempts.signIn({ email, address });
    const person = await this.db.system('sign-in', async (tx) => {
      const [row] = await tx.query<{ id: UserId | null; password_hash: string | null }>('select * from app.person_at_sign_in($1)', [email]);
      return row;
    });
    const right = await this.passwords.matches(password, person?.password_hash ?? null);
    if (!right || !person?.id) throw new DomainError('wrong-credentials', 'The e-mail address or the password is not right.');
    await this.attempts.succeeded({ email, address });
    return person.id;
  }

  /** Begins a sign-in at an agency, for a person whose password was just checked or set. */
  async begin(userId: UserId, agencyId: AgencyId): Promise<SignedIn> {
    const sessionId = newId<SessionId>();
    const { token, hash } = newToken();
    await this.db.system('sign-in', async (tx) => {
      const [row] = await tx.query<{ opened: boolean }>(
        'select app.open_session($1, $2, $3, $4, make_interval(days => $5), make_interval(days => $6)) as opened',
        [sessionId, userId, agencyId, hash, refreshIdleDays, sessionDays],
      );
      if (!row?.opened) throw new DomainError('forbidden', 'You do not belong to this agency.');
    });
    return this.signedIn({ userId, sessionId, agencyId }, token);
  }

  /**
   * Spends a refresh token for a new one and an access token. Two tabs that come within ten seconds get the same successor; a token
   * that comes back later was stolen, and the whole sign-in ends.
   * @param wanted the agency to be at from now on; without it the one the sign-in is at
   * @throws DomainError unauthenticated; not-found when the person does not belong to the wanted agency, whether or not there is one
   */
  async refresh(presented: string | undefined, wanted?: AgencyId): Promise<SignedIn> {
    if (!presented) throw notSignedIn();
    const next = successorOf(presented);
    const rotation = await this.db.system('sign-in', async (tx) => {
      const [row] = await tx.query<Rotation>('select * from app.rotate_refresh($1, $2, $3, $4, $5, make_interval(days => $6))', [
        hashToken(presented),
        next.hash,
        next.sealed,
        newId(),
        wanted ?? null,
        refreshIdleDays,
      ]);
      return row;
    });
    if (rotation?.outcome === 'stranger' && wanted) throw new DomainError('not-found', 'You belong to no such agency.');
    if (rotation?.outcome !== 'rotated' && rotation?.outcome !== 'again') throw notSignedIn();
    const place = { userId: rotation.user_id, sessionId: rotation.session_id, agencyId: rotation.agency_id };
    return this.signedIn(place, openSuccessor(presented, rotation.sealed_successor));
  }

  /** Ends the sign-in a refresh token belongs to, in every tab and at every agency. */
  async logout(presented: string | undefined): Promise<void> {
    if (!presented) return;
    await this.db.system('sign-in', (tx) => tx.query('select app.end_family($1)', [hashToken(presented)]));
  }

  private async signedIn(place: Place, refreshToken: string): Promise<SignedIn> {
    const { user, memberships } = await this.db.run({ actor: { kind: 'session', sessionId: place.sessionId }, readOnly: true }, readSelf);
    const answer = { accessToken: this.tokens.sign(place), expiresInSeconds: accessTokenSeconds, user, memberships };
    return { answer, refreshToken };
  }

  private membershipsOf(userId: UserId): Promise<Membership[]> {
    return this.db.system('sign-in', (tx) =>
      tx.query<Membership>('select agency_id as "agencyId", agency_name as "agencyName", role from app.memberships_of($1)', [userId]),
    );
  }
}
