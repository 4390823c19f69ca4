import { Global, Module } from '@nestjs/common';

/** Tells the time. Handed in wherever time matters, so that a test or the seeder can choose the instant. */
export interface Clock {
  now(): Date;
}

/** A clock that stands still until it is told to move. */
export interface FixedClock extends Clock {
  /** Moves the clock by milliseconds (negative: back) and returns the new instant. */
  advance(milliseconds: number): Date;
}

/** The machine's clock: the only place of the server that asks the machine for the time. */
export const systemClock: Clock = { now: () => new Date(Date.now()) };

/** A clock for tests and the seeder that starts at `instant` (a Date or RFC 3339 text; throws RangeError on anything else). */
export function fixedClock(instant: Date | string): FixedClock {
  let time = new Date(instant).getTime();
  if (Number.isNaN(time)) throw new RangeError(`not an instant: ${String(instant)}`);
  return {
    now: () => new Date(time),
    advance(milliseconds) {
      time += milliseconds;
      return new Date(time);
    },
  };
}

/** Injection token of the Clock. */
export const CLOCK = Symbol('CLOCK');

/** Gives every module the machine's clock under CLOCK; tests override the provider. */
@Global()
@Module({ providers: [{ provide: CLOCK, useValue: systemClock }], exports: [CLOCK] })
export class ClockModule {}
