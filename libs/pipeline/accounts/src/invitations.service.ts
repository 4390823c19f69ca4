import { Inject, Injectable } from '@nestjs/common';
import type { Invitation, InvitationAcceptBody, InvitationBody, InvitationView } from '@sourcedesk/contracts/accounts';
import type { PageQuery } from '@sourcedesk/contracts/primitives';
import { type Ctx, InvitationEntity, newId, recordAudit, recordEvent, TenantDb, type Tx, unitNow, unitUser } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { AgencyId, BrandId, InvitationId, UserId } from '@sourcedesk/domain/ids';
import { CONFIG, type ApiConfig } from '@sourcedesk/platform/config';
import { SystemMailer } from '@sourcedesk/platform/mail';
import { hashToken, newToken } from '@sourcedesk/platform/secrets';
import { invitationMail } from './mails';
import { requireGivable, requireOwner } from './member-rights';
import { namedPage } from './named-page';
import { Passwords } from './passwords';
import { type SignedIn, SignInService } from './sign-in.service';

/** How long an invitation can be accepted. */
export const invitationDays = 7;

const invitationSql = `json_build_object('id', i.id, 'email', i.email, 'role', i.role, 'brandIds', to_json(i.brand_ids),
  'expiresAt', app.instant_text(i.expires_at), 'createdAt', app.instant_text(i.created_at))`;
const open =
  'app.invitation i where i.agency_id = app.agency_id() and i.accepted_at is null and i.revoked_at is null and i.expires_at > app.now()';

interface Shown extends Omit<InvitationView, 'expiresAt'> {
  state: 'open' | 'accepted' | 'revoked' | 'expired' | null;
  expiresAt: Date;
}

interface Made {
  invitation: Invitation;
  agencyName: string;
  inviterName: string;
}

/** Invitations by link: a membership begins when its holder accepts it with their own password. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly db: TenantDb,
    private readonly mailer: SystemMailer,
    private readonly passwords: Passwords,
    private readonly signIn: SignInService,
    @Inject(CONFIG) private readonly config: Pick<ApiConfig, 'PUBLIC_URL'>,
  ) {}

  /** The open invitations by address, as JSON text. */
  list(ctx: Ctx, page: PageQuery): Promise<string> {
    return this.db.run(ctx, (tx) => namedPage(tx, { from: open, name: 'i.email', id: 'i.id', shape: invitationSql }, page));
  }

  /**
   * Invites an address; an earlier open invitation of it ends. The link is in the mail alone.
   * @throws DomainError already-exists for a member, forbidden, invalid, not-found for a brand; unavailable when the mail cannot leave
   */
  async invite(ctx: Ctx, body: InvitationBody): Promise<Invitation> {
    const { token, hash } = newToken();
    const { invitation, ...names } = await this.db.run(ctx, (tx) => this.write(tx, body, hash));
    try {
      const link = `${this.config.PUBLIC_URL}/invitation/${token}`;
      const mail = invitationMail(body.email, { link, role: body.role, days: invitationDays, ...names });
      const { outcome } = await this.mailer.send(mail);
      if (outcome !== 'delivered') throw new DomainError('unavailable', 'The mail server did not take the invitation. Try again later.');
    } catch (error) {
      await this.revoke({ ...ctx, action: 'members.invite' }, invitation.id as InvitationId);
      throw error;
    }
    return invitation;
  }

  /** Ends an open invitation. @throws DomainError not-found */
  async revoke(ctx: Ctx, id: InvitationId): Promise<void> {
    await this.db.run(ctx, async (tx) => {
      const [row] = await tx.query<{ role: string }>(`select i.role from ${open} and i.id = $1 for update`, [id]);
      if (!row) throw new DomainError('not-found', 'There is no such open invitation.');
      if (row.role === 'owner') requireOwner(tx, 'revoke the invitation of an owner');
      await tx.change(InvitationEntity, { id }, { revokedAt: unitNow });
      await this.record(tx, id, 'revoke');
    });
  }

  /** What the holder of a link is invited to. @throws DomainError not-found, expired */
  async show(token: string): Promise<InvitationView> {
    const { state: _, expiresAt, ...view } = await this.shown(token);
    return { ...view, expiresAt: expiresAt.toISOString() };
  }

  /**
   * Accepts an invitation and signs in. Somebody new gives a name and chooses a password; who signs in here already gives theirs.
   * @throws DomainError not-found, expired, invalid, wrong-credentials, already-exists for who is a member
   */
  async accept({ token, name, password }: InvitationAcceptBody, address: string): Promise<SignedIn> {
    const { email, knownUser } = await this.shown(token);
    const verified = knownUser ? await this.signIn.verify({ email, password }, address) : null;
    const hash = verified ? null : await this.passwords.hash(choosable(password));
    const [row] = await this.db.system('sign-in', (tx) =>
      tx.query<{ outcome: string; user_id: UserId; agency_id: AgencyId }>('select * from app.accept_invitation($1, $2, $3, $4, $5, $6)', [
        hashToken(token),
        verified,
        newId(),
        name || email,
        hash,
        newId(),
      ]),
    );
    switch (row?.outcome) {
      case 'accepted':
        return this.signIn.begin(row.user_id, row.agency_id);
      case 'member':
        throw new DomainError('already-exists', 'You are a member of this agency already. Sign in.');
      case 'unverified':
        throw new DomainError('conflict', 'Somebody has begun to sign in under this address meanwhile. Reload the page.');
      default:
        throw ended();
    }
  }

  private async write(tx: Tx, { email, role, brandIds }: InvitationBody, hash: Buffer): Promise<Made> {
    await requireGivable(tx, { role, brandIds });
    const known = await tx.query(
      `select from app.membership m join app.person p on p.id = m.user_id where m.agency_id = app.agency_id() and m.removed_at is null and p.email = $1`,
      [email],
    );
    if (known.length > 0) throw new DomainError('already-exists', `${email} is a member of this agency already.`);
    await tx.query(
      `update app.invitation set revoked_at = app.now() where agency_id = app.agency_id() and email = $1 and accepted_at is null and revoked_at is null`,
      [email],
    );
    const id = newId<InvitationId>();
    await tx.insert(InvitationEntity, {
      id,
      email,
      role,
      brandIds: brandIds && ([...new Set(brandIds)] as BrandId[]),
      tokenHash: hash,
      invitedBy: unitUser,
      expiresAt: () => `app.now() + interval '${invitationDays} days'`,
    });
    const [row] = await tx.query<Made>(
      `select ${invitationSql} as invitation, (select a.name from app.agency a where a.id = i.agency_id) as "agencyName",
              (select p.name from app.person p where p.id = i.invited_by) as "inviterName"
         from app.invitation i where i.agency_id = app.agency_id() and i.id = $1`,
      [id],
    );
    if (!row) throw new Error('The invitation was not written.');
    await this.record(tx, id, 'invite');
    return row;
  }

  private async shown(token: string): Promise<Shown> {
    const [row] = await this.db.system('sign-in', (tx) =>
      tx.query<Shown>(
        `select agency_name as "agencyName", email, role, expires_at as "expiresAt", known_user as "knownUser", state from app.invitation_at($1)`,
        [hashToken(token)],
      ),
    );
    if (!row?.state) throw new DomainError('not-found', 'There is no such invitation. Check the link, or ask for a new one.');
    if (row.state !== 'open') throw ended();
    return row;
  }

  private async record(tx: Tx, id: InvitationId, what: string): Promise<void> {
    await recordAudit(tx, { action: `members.${what}`, entity: 'invitation', entityId: id });
    recordEvent(tx, { kind: 'member', what, entityId: id, brandId: null });
  }
}

const ended = () => new DomainError('expired', 'This invitation was used, withdrawn or has run out. Ask for a new one.');

/** A password that is chosen here has the length of all others. */
function choosable(password: string): string {
  if (password.length >= 12) return password;
  const message = 'Use at least 12 characters.';
  throw new DomainError('invalid', message, {}, [{ pointer: '/password', code: 'too_small', message }]);
}
