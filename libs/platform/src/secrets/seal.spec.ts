import { newPair, opener, SecretError, sealer, type SealedPlace } from './index';

const place: SealedPlace = { agencyId: 'agency-1', table: 'mailbox', rowId: 'row-1', column: 'credentials' };
const pair = newPair();

const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof SecretError) return error.code;
    throw error;
  }
  return 'opened';
};

describe('sealing', () => {
  it('opens only with the private half, and gives back what was sealed', () => {
    const sealed = sealer(pair.publicKey).seal('pässword', place);
    expect(sealed.toString('latin1')).not.toContain('ssword');
    expect(opener(pair.privateKey).open(sealed, place).toString()).toBe('pässword');
    expect(codeOf(() => opener(newPair().privateKey).open(sealed, place))).toBe('unknown-key');
  });

  it('seals the same text differently each time', () => {
    const seal = sealer(pair.publicKey);
    expect(seal.seal('x', place).equals(seal.seal('x', place))).toBe(false);
  });

  it('opens the empty text', () => {
    expect(opener(pair.privateKey).open(sealer(pair.publicKey).seal('', place), place)).toHaveLength(0);
  });

  it.each<Partial<SealedPlace>>([{ agencyId: 'agency-2' }, { table: 'imap_account' }, { rowId: 'row-2' }, { column: 'bio' }])(
    'does not open in another place: %j',
    (other) => {
      const sealed = sealer(pair.publicKey).seal('secret', place);
      expect(codeOf(() => opener(pair.privateKey).open(sealed, { ...place, ...other }))).toBe('tampered');
    },
  );

  it('keeps places apart whose names run together', () => {
    const sealed = sealer(pair.publicKey).seal('secret', { ...place, table: 'a', rowId: 'b,c' });
    expect(codeOf(() => opener(pair.privateKey).open(sealed, { ...place, table: 'a,b', rowId: 'c' }))).toBe('tampered');
  });

  it('refuses the value when any single byte of it is changed', () => {
    const sealed = sealer(pair.publicKey).seal('secret', place);
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 0x01;
      expect(codeOf(() => opener(pair.privateKey).open(changed, place))).not.toBe('opened');
    }
  });

  it('refuses a value cut short anywhere', () => {
    const sealed = sealer(pair.publicKey).seal('secret', place);
    for (let length = 0; length < sealed.length; length++) {
      expect(codeOf(() => opener(pair.privateKey).open(sealed.subarray(0, length), place))).not.toBe('opened');
    }
  });

  it('refuses an ephemeral key of small order', () => {
    const sealed = sealer(pair.publicKey).seal('secret', place);
    sealed.fill(0, 9, 41);
    expect(codeOf(() => opener(pair.privateKey).open(sealed, place))).toBe('tampered');
  });

  it('rotates: the new key opens old values too and tells which are old', () => {
    const next = newPair();
    const old = sealer(pair.publicKey).seal('secret', place);
    const both = opener([next.privateKey, pair.privateKey]);
    expect(both.open(old, place).toString()).toBe('secret');
    expect(both.isCurrent(old)).toBe(false);
    expect(both.isCurrent(sealer(next.publicKey).seal('secret', place))).toBe(true);
  });
});
