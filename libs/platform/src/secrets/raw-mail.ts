import { randomBytes } from 'node:crypto';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { decrypt, encrypt } from './aes-gcm';
import { SecretError } from './secret-error';
import { keyId } from './x25519';

/** Encrypts and reads the raw e-mails of one agency. `messageId` is the id of the inbound message's row; bytes moved to another row cannot be read. */
export interface AgencyMailKey {
  encrypt(raw: Buffer, messageId: string): Buffer;
  /** Throws SecretError. */
  decrypt(stored: Buffer, messageId: string): Buffer;
}

export interface RawMailVault {
  /** A fresh key for an agency, wrapped: the bytes to store. */
  newAgencyKey(agencyId: string): Buffer;
  /** The agency's key from its stored bytes. Throws SecretError. */
  openAgencyKey(wrapped: Buffer, agencyId: string): AgencyMailKey;
  /** The same agency key under the newest RAW_MAIL_KEY, or null when it is already (rotation). */
  rewrap(wrapped: Buffer, agencyId: string): Buffer | null;
}

/**
 * Layout of a wrapped key: version 1 byte, id of the wrapping key 8, then nonce 12, ciphertext 32, tag 16. Of a mail: version, nonce, ciphertext, tag; in version 2
 * what is encrypted was compressed (zstd): a digest takes a quarter of the room, on its way to the database and back too.
 */
const version = 1;
const compressed = 2;
/** Bytes of an e-mail that is worth compressing: what is longer carries pictures, which are compressed already. */
const longestCompressed = 4_000_000;
const quickly = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Raw e-mails at rest: a data key per agency, wrapped by RAW_MAIL_KEY (newest first; throws RangeError without a key). */
export function rawMailVault(wrappingKeys: Buffer | readonly Buffer[]): RawMailVault {
  const keys = [wrappingKeys].flat().map((key) => ({ key, id: keyId(key) }));
  const [newest] = keys;
  if (!newest) throw new RangeError('no key to wrap with');
  const wrap = (dataKey: Buffer, agencyId: string): Buffer => {
    const head = Buffer.concat([Buffer.of(version), newest.id]);
    return Buffer.concat([head, encrypt(newest.key, dataKey, associated('agency key', agencyId, head.toString('hex')))]);
  };
  const unwrap = (wrapped: Buffer, agencyId: string): Buffer => {
    if (wrapped.length < 9 || wrapped[0] !== version) throw new SecretError('malformed');
    const head = wrapped.subarray(0, 9);
    const found = keys.find(({ id }) => id.equals(head.subarray(1)));
    if (!found) throw new SecretError('unknown-key');
    return decrypt(found.key, wrapped.subarray(9), associated('agency key', agencyId, head.toString('hex')));
  };
  return {
    newAgencyKey: (agencyId) => wrap(randomBytes(32), agencyId),
    openAgencyKey: (wrapped, agencyId) => agencyMailKey(unwrap(wrapped, agencyId), agencyId),
    rewrap: (wrapped, agencyId) => (newest.id.equals(wrapped.subarray(1, 9)) ? null : wrap(unwrap(wrapped, agencyId), agencyId)),
  };
}

function agencyMailKey(dataKey: Buffer, agencyId: string): AgencyMailKey {
  const seal = (kind: number, text: Buffer, messageId: string): Buffer =>
    Buffer.concat([Buffer.of(kind), encrypt(dataKey, text, associated(purpose[kind] ?? '', agencyId, messageId))]);
  return {
    encrypt(raw, messageId) {
      const short = raw.length <= longestCompressed ? zstdCompressSync(raw, quickly) : raw;
      return short.length < raw.length ? seal(compressed, short, messageId) : seal(version, raw, messageId);
    },
    decrypt(stored, messageId) {
      const kind = stored[0] ?? 0;
      const used = purpose[kind];
      if (used === undefined) throw new SecretError('malformed');
      const text = decrypt(dataKey, stored.subarray(1), associated(used, agencyId, messageId));
      return kind === compressed ? zstdDecompressSync(text) : text;
    },
  };
}

/** What the bytes after the version are, bound to them so that none is read as the other. */
const purpose: Readonly<Record<number, string>> = { [version]: 'raw mail', [compressed]: 'raw mail, zstd' };

function associated(...parts: string[]): Buffer {
  return Buffer.from(JSON.stringify(parts));
}
