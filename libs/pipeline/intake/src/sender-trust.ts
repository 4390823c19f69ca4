import { Inject, Injectable } from '@nestjs/common';
import type { Door } from '@sourcedesk/contracts/intake';
import type { Tx } from '@sourcedesk/data';
import { type CheckedSender, type SenderVerdict, judgeSender } from '@sourcedesk/domain/digests';
import type { DoorId, MessageId, UserId } from '@sourcedesk/domain/ids';
import { type Role, desk } from '@sourcedesk/domain/roles';
import { CLOCK, type Clock } from '@sourcedesk/platform/clock';
import { TXT_LOOKUP, type TxtLookup, checkSignatures } from '@sourcedesk/platform/dkim';

/** Doors at which a person stands, who vouches for what comes in; at all others the signature speaks alone. */
const attended: readonly Door[] = ['upload', 'paste', 'cli'];

/** Whether what came in at a door must speak for itself, by its signature. */
export const isUnattended = (door: Door): boolean => !attended.includes(door);

/** DNS gives no answer about the key of a signature; the job is tried again. */
export class KeyUnavailable extends Error {
  readonly code = 'dkim-key-unavailable';

  constructor() {
    super('The key of a signature could not be looked up.');
  }
}

/** Who sent a message, and whether that person or service can be trusted. Asked at arrival, and never again once it is known. */
@Injectable()
export class SenderTrust {
  constructor(
    @Inject(TXT_LOOKUP) private readonly lookup: TxtLookup,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Checks the signatures of a message; it asks DNS, so no unit of work is open meanwhile. null where they cannot be checked. */
  check(raw: Buffer): Promise<CheckedSender | null> {
    return checkSignatures(raw, this.lookup, this.clock.now());
  }
}

/** The verdict on a message: by who brought it, else by its signatures. */
export async function verdictOn(tx: Tx, door: Door, sender: CheckedSender | null): Promise<SenderVerdict> {
  return isUnattended(door) ? verdictBySignature(tx, sender) : { trust: isOfDesk(tx) ? 'desk' : 'unvouched', signature: null };
}

/** The verdict on a message that nobody brought: by its signatures alone. */
export async function verdictBySignature(tx: Tx, sender: CheckedSender | null): Promise<SenderVerdict> {
  if (sender === null) return { trust: 'unvouched', signature: null };
  const ofDesk = sender.from !== null && (await isAddressOfDesk(tx, sender.from));
  return judgeSender(sender, () => ofDesk);
}

/** The columns of a verdict, for the message that keeps it: trust, dkim_domain, dkim_selector, dkim_key. */
export const verdictColumns = ({ trust, signature }: SenderVerdict): readonly [string, string, string, string] => [
  trust,
  signature?.domain ?? '',
  signature?.selector ?? '',
  signature?.key ?? '',
];

/** Who brought a message, and whether their word counts for what is attached to it, too. */
export interface Bearer {
  door: Door;
  doorId: DoorId | null;
  receivedBy: UserId | null;
  /** The person's word; null where only the message's own signature speaks. */
  word: SenderVerdict | null;
}

/** The bearer of a message that others are attached to. */
export async function bearerOf(tx: Tx, id: MessageId): Promise<Bearer> {
  const [row] = await tx.query<Omit<Bearer, 'word'> & { trust: SenderVerdict['trust'] }>(
    `select door, door_id as "doorId", received_by as "receivedBy", trust from app.inbound_message where agency_id = app.agency_id() and id = $1`,
    [id],
  );
  if (!row) throw new Error('A message was attached to one that is not there.');
  const { trust, ...bearer } = row;
  return { ...bearer, word: trust === 'desk' || trust === 'forwarded' ? { trust, signature: null } : null };
}

/** Writes the verdict on a message that had none; a definite one stays as it is. */
export async function settle(tx: Tx, id: MessageId, verdict: SenderVerdict): Promise<void> {
  await tx.query(
    `update app.inbound_message set trust = $2, dkim_domain = $3, dkim_selector = $4, dkim_key = $5
      where agency_id = app.agency_id() and id = $1 and trust = 'pending'`,
    [id, ...verdictColumns(verdict)],
  );
}

const ofDesk: readonly Role[] = desk;

/** The command line acts for the operator. */
function isOfDesk({ who }: Tx): boolean {
  return who.kind === 'system' || (who.kind === 'member' && ofDesk.includes(who.role));
}

async function isAddressOfDesk(tx: Tx, address: string): Promise<boolean> {
  const found = await tx.query(
    `select from app.person p join app.membership m on m.user_id = p.id
      where m.agency_id = app.agency_id() and m.removed_at is null and m.role = any ($2) and p.email = lower($1)`,
    [address, ofDesk],
  );
  return found.length > 0;
}
