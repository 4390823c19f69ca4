import { Inject, Injectable } from '@nestjs/common';
import type { Mailbox, MailboxBody } from '@sourcedesk/contracts/accounts';
import {
  type Ctx,
  enqueue,
  MailboxEntity,
  newId,
  recordAudit,
  recordEvent,
  reopenPitches,
  requireBrand,
  TenantDb,
  type Tx,
  unitNow,
} from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { BrandId, MailboxId } from '@sourcedesk/domain/ids';
import { SEALER, type Sealer } from '@sourcedesk/platform/secrets';
import { lockBrand } from './brand-rows';
import { mailboxWarnings } from './mailbox-warnings';

interface Row extends Omit<Mailbox, 'test' | 'warnings'> {
  testState: Mailbox['test']['state'];
  testAt: Date | null;
  testMessage: string;
}

/** The address a brand's pitches leave from. Its password goes in and never comes out. */
@Injectable()
export class MailboxesService {
  constructor(
    private readonly db: TenantDb,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  /** @throws DomainError not-found when the brand has no mailbox yet */
  read(ctx: Ctx, brandId: BrandId): Promise<Mailbox> {
    return this.db.run(ctx, async (tx) => shown(await requireMailbox(tx, brandId)));
  }

  /**
   * Sets the mailbox of a brand; without a password the stored one stays. A new address reopens what was approved with the old one. What changes
   * nothing leaves also the test as it is, which a running one asks of the row.
   * @throws DomainError not-found; invalid when the server changes and the password is not given again, because it would go to whoever runs that server
   */
  put(ctx: Ctx, brandId: BrandId, body: MailboxBody): Promise<Mailbox> {
    return this.db.run(ctx, async (tx) => {
      await lockBrand(tx, brandId);
      const before = await findMailbox(tx, brandId);
      if (before?.hasPassword && body.password === undefined && goesElsewhere(before, body)) throw passwordAgain();
      if (before && isAsBefore(before, body)) return shown(before);
      const id = (before?.id ?? newId()) as MailboxId;
      const { password, ...server } = body;
      const row = { ...server, sealedPassword: this.sealed(tx, id, password), updatedAt: unitNow };
      if (before) await tx.change(MailboxEntity, { id }, { ...row, testState: 'untested', testAt: null, testMessage: '' });
      else await tx.insert(MailboxEntity, { id, brandId, ...row });
      if (before && before.address !== body.address) {
        await reopenPitches(ctx, tx, { brandId }, `The mailbox's address changed from ${before.address} to ${body.address}.`);
      }
      await record(tx, id, brandId, before ? 'change' : 'add', Object.keys(body));
      return shown(await requireMailbox(tx, brandId));
    });
  }

  /** Has a worker sign in to the server; what it says is read from the mailbox. @throws DomainError not-found */
  test(ctx: Ctx, brandId: BrandId): Promise<Mailbox> {
    return this.db.run(ctx, async (tx) => {
      const { id } = await requireMailbox(tx, brandId);
      await tx.change(MailboxEntity, { id: id as MailboxId }, { testState: 'running', testAt: unitNow, testMessage: '' });
      enqueue(tx, { name: 'accounts.test-mailbox', payload: { mailboxId: id }, key: `test-mailbox:${id}`, attempts: 3 });
      await record(tx, id, brandId, 'test', []);
      return shown(await requireMailbox(tx, brandId));
    });
  }

  /** undefined leaves the stored one, an empty one removes it. */
  private sealed({ who }: Tx, id: MailboxId, password: string | undefined): Buffer | null | undefined {
    if (!password) return password === undefined ? undefined : null;
    return this.sealer.seal(password, { agencyId: who.agencyId, table: 'mailbox', rowId: id, column: 'sealed_password' });
  }
}

const goesElsewhere = (before: Row, { host, port, security, username }: MailboxBody) =>
  before.host !== host || before.port !== port || before.security !== security || before.username !== username;

/** A password that is given again counts as another one. */
const isAsBefore = (before: Row, body: MailboxBody) =>
  before.address === body.address &&
  !goesElsewhere(before, body) &&
  (body.password === undefined || (body.password === '' && !before.hasPassword));

function passwordAgain(): DomainError {
  const message = 'The server or the user changed: give the password again.';
  return new DomainError('invalid', message, {}, [{ pointer: '/password', code: 'password', message }]);
}

async function findMailbox(tx: Tx, brandId: BrandId): Promise<Row | undefined> {
  const [row] = await tx.query<Row>(
    `select id, address, host, port, security, username, sealed_password is not null as "hasPassword", test_state as "testState",
            test_at as "testAt", test_message as "testMessage" from app.mailbox where agency_id = app.agency_id() and brand_id = $1`,
    [brandId],
  );
  return row;
}

async function requireMailbox(tx: Tx, brandId: BrandId): Promise<Row> {
  await requireBrand(tx, brandId);
  const row = await findMailbox(tx, brandId);
  if (!row) throw new DomainError('not-found', 'This brand has no mailbox yet.');
  return row;
}

function shown({ testState, testAt, testMessage, ...row }: Row): Mailbox {
  const test = { state: testState, at: testAt?.toISOString() ?? null, message: testMessage };
  return { ...row, test, warnings: mailboxWarnings(row.address) };
}

async function record(tx: Tx, id: string, brandId: BrandId, what: string, fields: readonly string[]): Promise<void> {
  await recordAudit(tx, { action: `mailbox.${what}`, entity: 'mailbox', entityId: id, fields });
  recordEvent(tx, { kind: 'mailbox', what, entityId: id, brandId });
}
