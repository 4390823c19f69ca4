import { Injectable } from '@nestjs/common';
import type { Me, MePatch, PasswordChangeBody } from '@sourcedesk/contracts/accounts';
import { type Ctx, recordAudit, recordEvent, TenantDb } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import { Attempts } from './attempts';
import { readMe } from './me.queries';
import { Passwords } from './passwords';

/** The signed-in person's own affairs. */
@Injectable()
export class MeService {
  constructor(
    private readonly db: TenantDb,
    private readonly passwords: Passwords,
    private readonly attempts: Attempts,
  ) {}

  read(ctx: Ctx): Promise<Me> {
    return this.db.run(ctx, readMe);
  }

  /** Changes the person's name, in every agency it belongs to; colleagues here see it at once. */
  rename(ctx: Ctx, { name }: MePatch): Promise<Me> {
    return this.db.run(ctx, async (tx) => {
      await tx.query('select app.set_my_name($1)', [name]);
      const me = await readMe(tx);
      await recordAudit(tx, { action: 'me.change', entity: 'person', entityId: me.user.id, fields: ['name'] });
      recordEvent(tx, { kind: 'member', what: 'change', entityId: me.user.id, brandId: null });
      return me;
    });
  }

  /**
   * Changes the password and ends every other sign-in of the person.
   * @throws DomainError invalid when the current password is not right (a 401 would read as a sign-in that ran out); too-many-requests
   */
  async changePassword(ctx: Ctx, { current, password }: PasswordChangeBody, address: string): Promise<void> {
    const { email, hash } = await this.db.run(ctx, async (tx) => {
      const [row] = await tx.query<{ email: string; hash: string }>('select (app.my_self()).email, app.my_password_hash() as hash');
      if (!row) throw new Error('A unit of a session has a person.');
      return row;
    });
    await this.attempts.signIn({ email, address });
    if (!(await this.passwords.matches(current, hash))) {
      throw new DomainError('invalid', 'The current password is not right.', {}, [
        { pointer: '/current', code: 'wrong', message: 'The current password is not right.' },
      ]);
    }
    await this.attempts.succeeded({ email, address });
    const fresh = await this.passwords.hash(password);
    await this.db.run(ctx, async (tx) => {
      const kept = ctx.actor.kind === 'session' ? ctx.actor.sessionId : null;
      await tx.query('select app.set_my_password($1, $2)', [fresh, kept]);
      await recordAudit(tx, { action: 'password.change', entity: 'person', entityId: tx.who.kind === 'member' ? tx.who.userId : null });
    });
  }
}
