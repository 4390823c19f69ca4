import { Inject, Injectable } from '@nestjs/common';
import { type SystemTx, TenantDb } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import { CONFIG, type ApiConfig } from '@sourcedesk/platform/config';
import { keyedHash } from '@sourcedesk/platform/secrets';

/** How one key is slowed down: so many attempts are free, then 1, 2, 4 ... seconds apart, at most `longest`. */
interface Pace {
  readonly key: Buffer;
  readonly free: number;
  readonly longest: number;
}

/** Who tries: an e-mail address as typed, from a network address. */
export interface Trier {
  readonly email: string;
  readonly address: string;
}

/**
 * Slows down guessing and locks nobody out. An account is slowed for the address that guesses; guesses from many addresses slow it
 * for all addresses but those it has signed in from before, so that nobody can keep its owner out. All keys are hashes.
 */
@Injectable()
export class Attempts {
  constructor(
    private readonly db: TenantDb,
    @Inject(CONFIG) private readonly config: Pick<ApiConfig, 'INDEX_KEY'>,
  ) {}

  /** Counts an attempt to sign in before it is made. @throws DomainError too-many-requests with the seconds to wait */
  async signIn(trier: Trier): Promise<void> {
    const { pair, account, address, known } = this.keys(trier);
    await this.db.system('sign-in', async (tx) => {
      const [row] = await tx.query<{ known: boolean }>('select app.attempt_is_known($1) as known', [known]);
      const paces = [
        { key: pair, free: 5, longest: 60 },
        { key: address, free: 100, longest: 30 },
        ...(row?.known ? [] : [{ key: account, free: 20, longest: 30 }]),
      ];
      await begin(tx, paces);
    });
  }

  /** Forgives what was counted, after the right password, and remembers the address as one of the account's own. */
  async succeeded(trier: Trier): Promise<void> {
    const { pair, account, address, known } = this.keys(trier);
    await this.db.system('sign-in', (tx) => tx.query('select app.forgive_attempt($1, $2, $3)', [[pair, account], [address], known]));
  }

  /** Counts a request for a mail, so that nobody's mailbox is flooded. @throws DomainError too-many-requests */
  async mail(trier: Trier): Promise<void> {
    const paces = [
      { key: this.key('mail to', trier.email), free: 3, longest: 900 },
      { key: this.key('mail from', trier.address), free: 20, longest: 60 },
    ];
    await this.db.system('sign-in', (tx) => begin(tx, paces));
  }

  private keys({ email, address }: Trier) {
    return {
      pair: this.key('sign-in pair', `${email} ${address}`),
      account: this.key('sign-in account', email),
      address: this.key('sign-in address', address),
      known: this.key('sign-in known', `${email} ${address}`),
    };
  }

  private key(purpose: string, text: string): Buffer {
    return keyedHash(this.config.INDEX_KEY, purpose, text);
  }
}

async function begin(tx: SystemTx, paces: readonly Pace[]): Promise<void> {
  const [row] = await tx.query<{ wait: number }>('select app.begin_attempt($1, $2, $3) as wait', [
    paces.map(({ key }) => key),
    paces.map(({ free }) => free),
    paces.map(({ longest }) => longest),
  ]);
  if (row && row.wait > 0) {
    throw new DomainError('too-many-requests', `Too many tries. Wait ${row.wait} s, then try again.`, { retryAfter: row.wait });
  }
}
