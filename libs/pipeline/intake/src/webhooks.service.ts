import { Inject, Injectable } from '@nestjs/common';
import { webhookMail } from '@sourcedesk/contracts/webhook-mail';
import { TenantDb } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { AgencyId, DoorId } from '@sourcedesk/domain/ids';
import { CLOCK, type Clock } from '@sourcedesk/platform/clock';
import { DoorKeys } from './door-keys';
import type { Refusal } from './door-words';
import { IntakeService, type Receipt } from './intake.service';
import { refusalOf, type Signed } from './webhook-signature';

interface Known {
  agencyId: AgencyId | null;
  rawKey: Buffer;
  sealedKey: Buffer;
  keyHash: Buffer;
}

/** Takes the signed requests of services that receive e-mails for an agency. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly db: TenantDb,
    private readonly intake: IntakeService,
    private readonly keys: DoorKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Keeps the e-mail of a request. The same e-mail again, by the same request or another, changes nothing.
   * @throws DomainError unauthenticated, the same whether the signature is wrong, too old, or there is no such door; malformed, invalid, too-large
   */
  async receive(id: DoorId, signed: Signed, isJson: boolean): Promise<Receipt> {
    const [known] = await this.db.system('mail-routing', (tx) =>
      tx.query<Known>(
        `select agency_id as "agencyId", raw_key as "rawKey", sealed_key as "sealedKey", key_hash as "keyHash" from app.webhook_door($1)`,
        [id],
      ),
    );
    const secret = known?.agencyId ? this.keys.open(known.rawKey, known.agencyId, id, known.sealedKey) : undefined;
    const refusal = refusalOf(secret, signed, this.clock.now());
    if (!known || refusal !== null) throw await this.turnedAway(id, secret === undefined ? null : refusal);
    const [receipt] = await this.intake.receiveAt([known.keyHash], isJson ? mailOf(signed.body) : signed.body, 'webhook');
    return receipt as Receipt;
  }

  /** People who set a webhook up read at the door why nothing comes; null where there is no door. */
  private async turnedAway(id: DoorId, refusal: Refusal | null): Promise<DomainError> {
    if (refusal !== null) await this.db.system('mail-routing', (tx) => tx.query('select app.note_refused_request($1, $2)', [id, refusal]));
    return new DomainError('unauthenticated', 'The signature is not right, or its timestamp is not of the last five minutes.');
  }
}

/** @throws DomainError malformed */
function mailOf(body: Buffer): Buffer {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    throw new DomainError('malformed', 'The body is not JSON.');
  }
  const { success, data } = webhookMail.safeParse(value);
  if (!success) throw new DomainError('malformed', 'Send the e-mail in base64 as "raw" or "email".');
  return data;
}
