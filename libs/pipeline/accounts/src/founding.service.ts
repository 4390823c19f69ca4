import { Inject, Injectable } from '@nestjs/common';
import type { SetupBody } from '@sourcedesk/contracts/accounts';
import { newId, recordAudit, recordEvent, systemCtx, TenantDb } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { AgencyId, BrandId, UserId } from '@sourcedesk/domain/ids';
import type { Role } from '@sourcedesk/domain/roles';
import { CONFIG, type ApiConfig } from '@sourcedesk/platform/config';
import { hashToken, newToken, RAW_MAIL_VAULT, type RawMailVault } from '@sourcedesk/platform/secrets';
import { Passwords } from './passwords';

/** How long the token works that a start without any agency prints. */
export const setupHours = 24;

export interface NewAgency {
  readonly name: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly owner: { readonly name: string; readonly email: string; readonly password: string };
}

export interface NewUser {
  readonly name: string;
  readonly email: string;
  /** Ignored when somebody signs in under the address already. */
  readonly password: string;
  readonly role: Role;
  /** null: every brand. */
  readonly brandIds: readonly BrandId[] | null;
}

/** How agencies begin: by the command line and the seeder, or once by /setup. */
@Injectable()
export class FoundingService {
  constructor(
    private readonly db: TenantDb,
    private readonly passwords: Passwords,
    @Inject(RAW_MAIL_VAULT) private readonly vault: RawMailVault,
    @Inject(CONFIG) private readonly config: Pick<ApiConfig, 'PUBLIC_URL'>,
  ) {}

  /** Whether there is no agency yet. */
  async setupNeeded(): Promise<boolean> {
    const [row] = await this.db.system('sign-in', (tx) => tx.query<{ needed: boolean }>('select app.setup_needed() as needed'));
    return row?.needed === true;
  }

  /** The address that opens /setup once, to be printed at start; null when there is an agency. For the API. */
  async openSetup(): Promise<string | null> {
    const { token, hash } = newToken();
    const [row] = await this.db.system('sign-in', (tx) =>
      tx.query<{ issued: boolean }>('select app.issue_setup($1, make_interval(hours => $2)) as issued', [hash, setupHours]),
    );
    return row?.issued ? `${this.config.PUBLIC_URL}/setup?token=${token}` : null;
  }

  /** The first agency of the installation. @throws DomainError expired when the token is none or there is an agency already */
  async setUp({ token, ...agency }: SetupBody): Promise<{ agencyId: AgencyId; userId: UserId }> {
    const hash = hashToken(token);
    const [stands] = await this.db.system('sign-in', (tx) => tx.query<{ yes: boolean }>('select app.setup_stands($1) as yes', [hash]));
    if (!stands?.yes) throw setupIsOver();
    const owner = { name: agency.name, email: agency.email, password: agency.password };
    const values = await this.founding({ name: agency.agencyName, timeZone: agency.timeZone, owner });
    const [row] = await this.db.system('sign-in', (tx) =>
      tx.query<{ owner: UserId | null }>('select app.found_first_agency($1, $2, $3, $4, $5, $6, $7, $8, $9) as owner', [hash, ...values]),
    );
    if (!row?.owner) throw setupIsOver();
    return { agencyId: values[0], userId: row.owner };
  }

  /** A further agency with its owner, who may sign in elsewhere already. For workers and the seeder. */
  async addAgency(agency: NewAgency): Promise<{ agencyId: AgencyId; userId: UserId }> {
    const values = await this.founding(agency);
    const [row] = await this.db.system('sign-in', (tx) =>
      tx.query<{ owner: UserId }>('select app.found_agency($1, $2, $3, $4, $5, $6, $7, $8) as owner', values),
    );
    if (!row) throw new Error('An agency has an owner.');
    return { agencyId: values[0], userId: row.owner };
  }

  /** A member without an invitation. For workers and the seeder. @throws DomainError already-exists, not-found for a brand */
  async addUser(agencyId: AgencyId, { name, email, password, role, brandIds }: NewUser): Promise<UserId> {
    const hash = await this.passwords.hash(password);
    return this.db.run(systemCtx(agencyId), async (tx) => {
      const [row] = await tx.query<{ id: UserId }>('select app.add_person($1, $2, $3, $4) as id', [newId(), email, name, hash]);
      const userId = row?.id as UserId;
      const added = await tx.query(
        `insert into app.membership as m (agency_id, user_id, role, limited, since) values (app.agency_id(), $1, $2, $3, app.now())
         on conflict (agency_id, user_id) do update set role = excluded.role, limited = excluded.limited, since = excluded.since, removed_at = null
          where m.removed_at is not null returning user_id`,
        [userId, role, brandIds !== null],
      );
      if (added.length === 0) throw new DomainError('already-exists', `${email} is a member of this agency already.`);
      await tx.query('delete from app.membership_brand where agency_id = app.agency_id() and user_id = $1', [userId]);
      await tx.query(
        'insert into app.membership_brand (agency_id, user_id, brand_id) select app.agency_id(), $1, b from unnest($2::uuid[]) b',
        [userId, brandIds ?? []],
      );
      await recordAudit(tx, { action: 'members.add', entity: 'member', entityId: userId, fields: ['role', 'brandIds'] });
      recordEvent(tx, { kind: 'member', what: 'joined', entityId: userId, brandId: null });
      return userId;
    });
  }

  private async founding({ name, timeZone, owner }: NewAgency) {
    const agencyId = newId<AgencyId>();
    const hash = await this.passwords.hash(owner.password);
    return [agencyId, name, timeZone, this.vault.newAgencyKey(agencyId), newId<UserId>(), owner.email, owner.name, hash] as const;
  }
}

const setupIsOver = () =>
  new DomainError(
    'expired',
    'This link no longer sets anything up. Restart Sourcedesk to get a new one, or sign in if there is an agency.',
  );
