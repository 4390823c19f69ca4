import { Injectable } from '@nestjs/common';
import { Algorithm, hash, verify } from '@node-rs/argon2';

/** OWASP's second choice: 19 MiB, two rounds, one lane; some 30 ms. */
const cost = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** A hash takes 19 MiB and a core: more at once would let a flood of sign-ins starve everything else. */
const atOnce = 2;
/** The hash of a random password, computed at our cost: who is not known takes as long to refuse as who is. */
const nobody = '$argon2id$v=19$m=19456,t=2,p=1$zqApa9qx02aN9VvgY2TbgQ$WpOxGZ38dOz8PggibZu4R9OpctKL811FxuhIQJI4nN4';

/** Hashes and checks passwords, two at a time. */
@Injectable()
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private total = 0;

  /** How many hashes were computed so far: equal on paths that must not be told apart. */
  get computed(): number {
    return this.total;
  }

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(normal(password), cost));
  }

  /** Whether the password belongs to the hash. No hash (nobody by that name, or no password set) costs the same and is false. */
  async matches(password: string, stored: string | null): Promise<boolean> {
    const known = stored !== null && stored !== '';
    const right = await this.inTurn(() => verify(known ? stored : nobody, normal(password)));
    return known && right;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= atOnce) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running += 1;
    this.total += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}

/** The same password typed on another keyboard may be composed otherwise. */
const normal = (password: string) => password.normalize('NFKC');
