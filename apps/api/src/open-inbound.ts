import type { INestApplicationContext } from '@nestjs/common';
import { InboundMail } from '@sourcedesk/pipeline/intake';
import type { Undo } from './run-process';

/** Begins to receive e-mails where a port is set for it; answers the port. @throws DomainError unavailable with the cure */
export async function openInbound(app: INestApplicationContext, undo: Undo): Promise<number | null> {
  const receiver = await app.get(InboundMail, { strict: false }).open();
  if (!receiver) return null;
  undo.add(() => receiver.close());
  return receiver.port;
}
