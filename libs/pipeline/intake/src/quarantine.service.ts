import { Injectable } from '@nestjs/common';
import type { Message } from '@sourcedesk/contracts/intake';
import type { ParseAgainBody } from '@sourcedesk/contracts/reparsing';
import { type Ctx, TenantDb, type Tx, enqueue, recordAudit, recordEvent } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { MessageId } from '@sourcedesk/domain/ids';
import { readServices, serviceNames, type Service } from '@sourcedesk/domain/services';
import { oneMessage } from './intake.queries';

/** What people do about messages that could not be read. */
@Injectable()
export class QuarantineService {
  constructor(private readonly db: TenantDb) {}

  /**
   * Has a message read again, as the service somebody says it is of. Only one that gave no queries: those of another are at work already.
   * @throws DomainError not-found, wrong-state, invalid
   */
  parseAgain(ctx: Ctx, id: MessageId, { service }: ParseAgainBody): Promise<Message> {
    return this.db.run(ctx, async (tx) => {
      if (service !== null && !isRead(service)) throw unread(service);
      const { queries } = await lock(tx, id);
      if (queries > 0)
        throw new DomainError(
          'wrong-state',
          'The queries of this e-mail are in the inbox. Correct the one that is wrong, or add what is missing.',
        );
      await tx.query(
        `update app.inbound_message set status = 'pending', set_aside = false, reason = null, assigned_service = $2
          where agency_id = app.agency_id() and id = $1`,
        [id, service],
      );
      enqueue(tx, { name: 'intake.parse', payload: { messageId: id }, key: `parse:${id}` });
      return told(tx, id, 'intake.parse-again', 'pending');
    });
  }

  /** Takes a message out of quarantine that nobody needs to read. Reading it again brings it back. @throws DomainError not-found, wrong-state */
  setAside(ctx: Ctx, id: MessageId, reason: string): Promise<Message> {
    return this.db.run(ctx, async (tx) => {
      const { status } = await lock(tx, id);
      if (status !== 'quarantined') throw new DomainError('wrong-state', 'This e-mail does not wait in quarantine.');
      await tx.query(
        `update app.inbound_message set status = 'parsed', set_aside = true, reason = $2 where agency_id = app.agency_id() and id = $1`,
        [id, reason],
      );
      return told(tx, id, 'intake.set-aside', 'parsed');
    });
  }
}

const isRead = (service: Service): boolean => (readServices as readonly Service[]).includes(service);

function unread(service: Service): DomainError {
  const message = `No reader knows the e-mails of ${serviceNames[service]}: add by hand what you want to answer.`;
  return new DomainError('invalid', message, {}, [{ pointer: '/service', code: 'unread', message }]);
}

async function lock(tx: Tx, id: MessageId): Promise<{ status: Message['status']; queries: number }> {
  const [row] = await tx.query<{ status: Message['status']; queries: number }>(
    'select status, cardinality(query_ids) as queries from app.inbound_message where agency_id = app.agency_id() and id = $1 for update',
    [id],
  );
  if (!row) throw new DomainError('not-found', 'There is no such message.');
  return row;
}

async function told(tx: Tx, id: MessageId, action: string, what: string): Promise<Message> {
  await recordAudit(tx, { action, entity: 'message', entityId: id });
  recordEvent(tx, { kind: 'message', what, entityId: id, brandId: null });
  return JSON.parse(await oneMessage(tx, id)) as Message;
}
