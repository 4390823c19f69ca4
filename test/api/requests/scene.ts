import type { Desk, Member } from '@sourcedesk/data/testing';
import type { Role } from '@sourcedesk/domain/roles';
import type { DeskApp } from '../../support/desk-app';

/** Who asks: nobody, somebody whose session was ended, a member of every brand, or one who works for some brands only. */
export const askers = [
  'nobody',
  'revoked',
  'owner',
  'manager',
  'editor',
  'va',
  'client',
  'limited manager',
  'limited editor',
  'limited va',
] as const;
export type Asker = (typeof askers)[number];

/** The role in which somebody asks; an owner's where nobody is signed in, for whom rows must be made all the same. */
export const roleOf = (asker: Asker): Role => (asker === 'nobody' || asker === 'revoked' ? 'owner' : (asker.split(' ').at(-1) as Role));

/** Where a request is made: a desk whose `brandId` is the brand it is about, and who will make it. */
export interface Scene {
  readonly desks: DeskApp;
  readonly desk: Desk;
  readonly actor: Member;
}

/** The same desk, about another of its brands. */
export const about = (desk: Desk, brandId: Desk['brandId']): Desk =>
  Object.create(desk, { brandId: { value: brandId, enumerable: true } }) as Desk;

/** What is asked, beside verb and path. */
export interface Ask {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** Bytes that are no JSON. */
  readonly raw?: { readonly type: string; readonly bytes: Buffer };
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * What an id names: something of a brand, which who is limited to other brands does not find; something of the whole agency;
 * the caller's agency itself; or a secret that is unknown or known; or
 * something that only a signature opens, so that every refusal is the same.
 */
export type IdKind = 'brand' | 'agency' | 'membership' | 'secret' | 'signed';

/** A valid request of one route. */
export interface Row {
  /** Makes the rows it needs, so that whoever may ask gets what the route declares. */
  ask(scene: Scene): Ask | Promise<Ask>;
  /** What each place that names something names. */
  readonly ids?: Readonly<Record<string, IdKind>>;
  /** The answer where it is another than the first the route declares: status and, of a refusal, code. */
  readonly answers?: number | Partial<Record<Asker, readonly [status: number, code: string]>>;
  /** Why the answer has no schema: it is no JSON. */
  readonly plain?: 'text/csv' | 'message/rfc822' | 'text/plain' | 'text/event-stream' | 'application/json';
}
