import { Inject, Injectable } from '@nestjs/common';
import type { Door, MessageReceipt, PasteBody } from '@sourcedesk/contracts/intake';
import { type Ctx, TenantDb, type Tx, enqueue, newId, recordAudit, recordEvent } from '@sourcedesk/data';
import type { CheckedSender } from '@sourcedesk/domain/digests';
import { DomainError } from '@sourcedesk/domain/errors';
import type { DoorId, MessageId, UserId } from '@sourcedesk/domain/ids';
import type { Service } from '@sourcedesk/domain/services';
import { CONFIG, type ApiConfig } from '@sourcedesk/platform/config';
import { type AgencyMailKey, RAW_MAIL_VAULT, type RawMailVault, keyedHash } from '@sourcedesk/platform/secrets';
import { noteArrival } from './door-life';
import { mailFromPaste } from './paste';
import { KeyUnavailable, SenderTrust, bearerOf, isUnattended, settle, verdictBySignature, verdictColumns, verdictOn } from './sender-trust';

/** The largest e-mail taken in, in bytes. */
export const largestMail = 30 * 1024 * 1024;

/** A message as received, and the service somebody says it is of. */
export interface StoredMail {
  raw: Buffer;
  assignedService: Service | null;
}

/** A message that is to be read. */
export interface PendingMail extends StoredMail {
  /** Whether the verdict on who sent it is open still. */
  undecided: boolean;
}

interface SealedMessage {
  status: MessageReceipt['status'];
  assignedService: Service | null;
  undecided: boolean;
  sealed: Buffer;
  rawKey: Buffer;
}

/** What became of an e-mail that came in; `created` is false for bytes that were here before. */
export type Receipt = MessageReceipt & { created: boolean };
/** Where a message came in; `key` names the place within the door it was first seen at. */
export interface Origin {
  readonly door: Door;
  /** As `senderAt` answered. */
  readonly sender: CheckedSender | null;
  readonly doorId?: DoorId | null;
  readonly key?: string;
  /** The message that it was attached to. */
  readonly within?: MessageId;
}

/** Stage 1 of intake, deliberately dumb: keep the raw bytes, exactly once, before anything reads them. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly db: TenantDb,
    @Inject(RAW_MAIL_VAULT) private readonly vault: RawMailVault,
    @Inject(CONFIG) private readonly config: Pick<ApiConfig, 'INDEX_KEY'>,
    private readonly senders: SenderTrust,
  ) {}

  /**
   * Stores an e-mail, with the verdict on who sent it, and has it read. The same bytes again answer the same id and change nothing.
   * @throws DomainError invalid when there is nothing in it, too-large
   */
  async receive(ctx: Ctx, raw: Buffer, door: Door): Promise<Receipt> {
    requireMail(raw);
    const sender = await this.senderAt(door, raw);
    return this.db.run(ctx, (tx) => this.keep(tx, raw, { door, sender }));
  }

  /**
   * Stores an e-mail that came in at doors by itself, in the agency of each or in none, and writes down at the doors that it came.
   * @throws DomainError invalid, too-large; not-found when a door is unknown or closed
   */
  async receiveAt(keyHashes: readonly Buffer[], raw: Buffer, door: Door): Promise<Receipt[]> {
    requireMail(raw);
    const sender = await this.senderAt(door, raw);
    return this.db.runAtDoors(keyHashes, async (tx, doorId) => {
      const receipt = await this.keep(tx, raw, { door, sender, doorId });
      await noteArrival(tx, doorId, receipt.created);
      return receipt;
    });
  }

  /** What the signatures of a message say, before its unit of work opens; null where a person vouches for it, or they cannot be checked. */
  async senderAt(door: Door, raw: Buffer): Promise<CheckedSender | null> {
    return isUnattended(door) ? this.senders.check(raw) : null;
  }

  /** Stores an e-mail within a unit of the caller, whose own rows commit with the bytes: a cursor that moved on without them would lose a message. */
  async keep(tx: Tx, raw: Buffer, { door, sender, doorId = null, key = '', within }: Origin): Promise<Receipt> {
    const id = newId<MessageId>();
    const hash = keyedHash(this.config.INDEX_KEY, `inbound ${tx.who.agencyId}`, raw);
    const { rawKey, known } = await keyAndMessage(tx, hash);
    const bearer = within && (await bearerOf(tx, within));
    if (known && bearer?.word === null) return { id: known.id, status: known.status, created: false };
    if (known) return { ...(await vouchFor(tx, known, door, bearer?.receivedBy ?? null)), created: false };
    const verdict = bearer ? (bearer.word ?? (await verdictBySignature(tx, sender))) : await verdictOn(tx, door, sender);
    const stored = await tx.query(
      `with stored as (
         insert into app.inbound_message (agency_id, id, bytes_hash, door, received_by, received_at, trust, dkim_domain, dkim_selector, dkim_key, door_id, source_key)
         values (app.agency_id(), $1, $2, $3, coalesce($11, app.user_id()), app.now(), $5, $6, $7, $8, $9, $10) on conflict (agency_id, bytes_hash) do nothing returning id)
       insert into app.inbound_raw (agency_id, id, sealed) select app.agency_id(), stored.id, $4 from stored returning id`,
      [id, hash, door, this.key(tx, rawKey).encrypt(raw, id), ...verdictColumns(verdict), doorId, key, bearer?.receivedBy ?? null],
    );
    if (stored.length === 0) return { ...(await storedMeanwhile(tx, hash)), created: false };
    enqueue(tx, { name: 'intake.parse', payload: { messageId: id }, key: `parse:${id}` });
    recordEvent(tx, { kind: 'message', what: 'received', entityId: id, brandId: null });
    return { id, status: 'pending', created: true };
  }

  /** Takes in e-mails that were attached to another, each as a message of its own: the same person brought them. A second run finds them there. */
  async takeApart(ctx: Ctx, id: MessageId, attached: readonly Uint8Array[]): Promise<void> {
    for (const bytes of attached) {
      const raw = Buffer.from(bytes);
      const { word, door, doorId } = await this.db.run({ ...ctx, readOnly: true }, (tx) => bearerOf(tx, id));
      const sender = word ? null : await this.senders.check(raw);
      await this.db.run(ctx, (tx) => this.keep(tx, raw, { door, doorId, sender, within: id }));
    }
  }

  /** Takes in a digest that was copied out of a mail programme. */
  paste(ctx: Ctx, body: PasteBody): Promise<Receipt> {
    return this.receive(ctx, mailFromPaste(body), 'paste');
  }

  /**
   * Asks once more for the key of a signature that DNS gave no answer about when the message arrived. On the last try no answer is one.
   * @throws KeyUnavailable when there is still no answer and another try comes
   */
  async settleSender(ctx: Ctx, id: MessageId, raw: Buffer, isLastTry: boolean): Promise<void> {
    const sender = await this.senders.check(raw);
    await this.db.run(ctx, async (tx) => {
      const verdict = await verdictBySignature(tx, sender);
      if (verdict.trust !== 'pending') return settle(tx, id, verdict);
      if (!isLastTry) throw new KeyUnavailable();
      await settle(tx, id, { ...verdict, trust: 'unverifiable' });
    });
  }

  /** A message that is to be read, and the service it is said to be of; for the reader, and nobody else. */
  async pending(tx: Tx, id: MessageId): Promise<PendingMail | undefined> {
    const row = await this.sealed(tx, id);
    return row?.status === 'pending' ? { ...this.opened(tx, id, row), undecided: row.undecided } : undefined;
  }

  /** A message whatever became of it; for the reader, and nobody else. @throws DomainError not-found */
  async stored(tx: Tx, id: MessageId): Promise<StoredMail> {
    return this.opened(tx, id, await this.requireSealed(tx, id));
  }

  /** The bytes as received, for who may download them: they hold every secret that is masked elsewhere. @throws DomainError not-found */
  download(ctx: Ctx, id: MessageId): Promise<Buffer> {
    return this.db.run(ctx, async (tx) => {
      const row = await this.requireSealed(tx, id);
      await recordAudit(tx, { action: 'intake.download', entity: 'message', entityId: id });
      return this.opened(tx, id, row).raw;
    });
  }

  private opened(tx: Tx, id: MessageId, { sealed, rawKey, assignedService }: SealedMessage): StoredMail {
    return { raw: this.key(tx, rawKey).decrypt(sealed, id), assignedService };
  }

  private async requireSealed(tx: Tx, id: MessageId): Promise<SealedMessage> {
    const row = await this.sealed(tx, id);
    if (!row) throw new DomainError('not-found', 'There is no such message.');
    return row;
  }

  /** The key of the agency's raw e-mails, under which what is read out of them and must stay secret is kept too. */
  async agencyKey(tx: Tx): Promise<AgencyMailKey> {
    const [row] = await tx.query<{ rawKey: Buffer }>('select raw_key as "rawKey" from app.agency where id = app.agency_id()');
    if (!row) throw new Error('The unit of work has no agency row.');
    return this.key(tx, row.rawKey);
  }

  private async sealed(tx: Tx, id: MessageId): Promise<SealedMessage | undefined> {
    const [row] = await tx.query<SealedMessage>(
      `select m.status, m.assigned_service as "assignedService", m.trust = 'pending' as undecided, r.sealed, (select raw_key from app.agency where id = app.agency_id()) as "rawKey"
         from app.inbound_message m join app.inbound_raw r on r.agency_id = m.agency_id and r.id = m.id
        where m.agency_id = app.agency_id() and m.id = $1`,
      [id],
    );
    return row;
  }

  private key(tx: Tx, rawKey: Buffer): AgencyMailKey {
    return this.vault.openAgencyKey(rawKey, tx.who.agencyId);
  }
}

/** @throws DomainError invalid when there is nothing in it, too-large */
function requireMail(raw: Buffer): void {
  if (raw.length === 0) throw new DomainError('invalid', 'The message is empty: send the raw e-mail.');
  if (raw.length > largestMail)
    throw new DomainError('too-large', 'The message is larger than 30 MB. A digest has about 150 kB: send the e-mail without attachments.');
}

interface Known {
  id: MessageId;
  status: MessageReceipt['status'];
  trusted: boolean;
}

/** Bytes that came by themselves, and that a person of the desk now brings too, are vouched for: they are read once more, as a copy one can trust. */
async function vouchFor(tx: Tx, { id, status, trusted }: Known, door: Door, bearer: UserId | null): Promise<MessageReceipt> {
  const mayVouch = !trusted && !isUnattended(door) && (await verdictOn(tx, door, null)).trust === 'desk';
  if (!mayVouch) return { id, status };
  await tx.query(
    `update app.inbound_message set trust = 'desk', received_by = coalesce($2, app.user_id()), status = 'pending', set_aside = false
      where agency_id = app.agency_id() and id = $1`,
    [id, bearer],
  );
  enqueue(tx, { name: 'intake.parse', payload: { messageId: id }, key: `parse:${id}` });
  recordEvent(tx, { kind: 'message', what: 'received', entityId: id, brandId: null });
  return { id, status: 'pending' };
}

/** The agency's wrapped key, and the message with these bytes if it is here. */
async function keyAndMessage(tx: Tx, hash: Buffer): Promise<{ rawKey: Buffer; known: Known | undefined }> {
  const [row] = await tx.query<{ rawKey: Buffer; id: MessageId | null; status: MessageReceipt['status'] | null; trusted: boolean | null }>(
    `select a.raw_key as "rawKey", m.id, m.status, m.trusted
       from app.agency a left join app.inbound_message m on m.agency_id = a.id and m.bytes_hash = $1 where a.id = app.agency_id()`,
    [hash],
  );
  if (!row) throw new Error('The unit of work has no agency row.');
  const { rawKey, id, status, trusted } = row;
  return { rawKey, known: id === null || status === null ? undefined : { id, status, trusted: trusted === true } };
}

/** The message with these bytes that another unit stored first. */
async function storedMeanwhile(tx: Tx, hash: Buffer): Promise<MessageReceipt> {
  const { known } = await keyAndMessage(tx, hash);
  if (!known) throw new Error('A message with these bytes conflicted, yet there is none.');
  return { id: known.id, status: known.status };
}
