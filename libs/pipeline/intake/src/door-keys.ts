import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '@sourcedesk/data';
import type { AgencyId, DoorId } from '@sourcedesk/domain/ids';
import { type ApiConfig, CONFIG } from '@sourcedesk/platform/config';
import { keyedHash, newToken, RAW_MAIL_VAULT, type RawMailVault } from '@sourcedesk/platform/secrets';

/** What lets in at a door, as it is stored. */
export interface StoredKey {
  keyHash: Buffer;
  sealedKey: Buffer;
}

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * The keys of doors: the local part of an address, the secret of a webhook. Stored twice: as a keyed hash by which the door is found, and encrypted like raw mail, because
 * people are shown the address again and the API must compute signatures, which what is sealed to workers would not allow.
 */
@Injectable()
export class DoorKeys {
  constructor(
    @Inject(RAW_MAIL_VAULT) private readonly vault: RawMailVault,
    @Inject(CONFIG) private readonly config: Pick<ApiConfig, 'INDEX_KEY'>,
  ) {}

  /** A fresh key: of an address `digests-` and 160 random bits in letters that survive any mail programme, of a webhook 256 bits. */
  make(kind: 'address' | 'webhook'): string {
    if (kind === 'webhook') return `whsec_${newToken().token}`;
    return `digests-${Array.from(randomBytes(32), (byte) => base32[byte % 32]).join('')}`;
  }

  /** The hash by which the database finds the door. */
  hash(kind: 'address' | 'webhook', key: string): Buffer {
    return keyedHash(this.config.INDEX_KEY, `door ${kind}`, key);
  }

  /** A key as the row of a door keeps it. */
  async stored(tx: Tx, id: DoorId, kind: 'address' | 'webhook', key: string): Promise<StoredKey> {
    const rawKey = await rawKeyOf(tx);
    const sealedKey = this.vault.openAgencyKey(rawKey, tx.who.agencyId).encrypt(Buffer.from(key), placeOf(id));
    return { keyHash: this.hash(kind, key), sealedKey };
  }

  /** The keys of doors, in their order, in the agency of the unit. */
  async read(tx: Tx, doors: readonly { id: DoorId; sealedKey: Buffer }[]): Promise<string[]> {
    if (doors.length === 0) return [];
    const rawKey = await rawKeyOf(tx);
    return doors.map(({ id, sealedKey }) => this.open(rawKey, tx.who.agencyId, id, sealedKey));
  }

  /** The key of one door before any unit, with the agency's wrapped key. */
  open(rawKey: Buffer, agencyId: AgencyId, id: DoorId, sealedKey: Buffer): string {
    return this.vault.openAgencyKey(rawKey, agencyId).decrypt(sealedKey, placeOf(id)).toString();
  }
}

/** Apart from every raw mail, whose place is the bare id of its message. */
const placeOf = (id: DoorId) => `door ${id}`;

async function rawKeyOf(tx: Tx): Promise<Buffer> {
  const [row] = await tx.query<{ rawKey: Buffer }>('select raw_key as "rawKey" from app.agency where id = app.agency_id()');
  if (!row) throw new Error('The unit of work has no agency row.');
  return row.rawKey;
}
