import { diffieHellman, generateKeyPairSync, hkdfSync, type KeyObject } from 'node:crypto';
import { decrypt, encrypt } from './aes-gcm';
import { SecretError } from './secret-error';
import { importPrivate, importPublic, keyId, publicHalf, rawPublic } from './x25519';

/** The place a sealed value lives in. A value moved to another place cannot be opened there. */
export interface SealedPlace {
  agencyId: string;
  table: string;
  rowId: string;
  column: string;
}

export interface Sealer {
  /** Names the key, 16 hex digits. */
  readonly keyId: string;
  /** Seals text or bytes to the public key, for one place. */
  seal(plain: string | Buffer, place: SealedPlace): Buffer;
}

export interface Opener {
  /** Opens what `seal` made for this place. Throws SecretError. */
  open(sealed: Buffer, place: SealedPlace): Buffer;
  /** True when the value was sealed to the newest key; false means: seal it anew (rotation). */
  isCurrent(sealed: Buffer): boolean;
}

/** Layout: version 1 byte, key id 8, ephemeral public key 32, then nonce 12, ciphertext, tag 16. */
const version = 1;
const headBytes = 1 + 8 + 32;

/** Seals to an X25519 public key of 32 raw bytes: ephemeral agreement, HKDF-SHA256, AES-256-GCM. Who seals cannot open. */
export function sealer(publicKey: Buffer): Sealer {
  const recipient = importPublic(publicKey);
  const id = keyId(publicKey);
  return {
    keyId: id.toString('hex'),
    seal(plain, place) {
      const ephemeral = generateKeyPairSync('x25519');
      const ephemeralPublic = rawPublic(ephemeral.publicKey);
      const head = Buffer.concat([Buffer.of(version), id, ephemeralPublic]);
      const key = agree(ephemeral.privateKey, recipient, ephemeralPublic, publicKey);
      return Buffer.concat([head, encrypt(key, Buffer.from(plain), associated(head, place))]);
    },
  };
}

/** Opens what was sealed to any of these private keys (32 raw bytes each), newest first. */
export function opener(privateKeys: Buffer | readonly Buffer[]): Opener {
  const keys = [privateKeys].flat().map((raw) => {
    const publicKey = publicHalf(raw);
    return { id: keyId(publicKey), publicKey, privateKey: importPrivate(raw) };
  });
  return {
    open(sealed, place) {
      if (sealed.length < headBytes || sealed[0] !== version) throw new SecretError('malformed');
      const key = keys.find(({ id }) => id.equals(sealed.subarray(1, 9)));
      if (!key) throw new SecretError('unknown-key');
      const head = sealed.subarray(0, headBytes);
      const ephemeralPublic = head.subarray(9);
      return decrypt(openingKey(key, ephemeralPublic), sealed.subarray(headBytes), associated(head, place));
    },
    isCurrent: (sealed) => keys[0]?.id.equals(sealed.subarray(1, 9)) ?? false,
  };
}

function openingKey(key: { publicKey: Buffer; privateKey: KeyObject }, ephemeralPublic: Buffer): Buffer {
  try {
    return agree(key.privateKey, importPublic(ephemeralPublic), ephemeralPublic, key.publicKey);
  } catch {
    // a point of small order, which no honest sealer makes
    throw new SecretError('tampered');
  }
}

function agree(own: KeyObject, other: KeyObject, ephemeralPublic: Buffer, recipientPublic: Buffer): Buffer {
  const secret = diffieHellman({ privateKey: own, publicKey: other });
  return Buffer.from(hkdfSync('sha256', secret, Buffer.concat([ephemeralPublic, recipientPublic]), 'sourcedesk seal 1', 32));
}

/** JSON of a fixed list: no two places give the same bytes. */
function associated(head: Buffer, place: SealedPlace): Buffer {
  return Buffer.concat([head, Buffer.from(JSON.stringify([place.agencyId, place.table, place.rowId, place.column]))]);
}
