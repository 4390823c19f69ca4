/** The clock of a test database. Simulated: stands still until told to move, in Node and in SQL's app.now() alike. */
export interface TestClock {
  now(): Date;
  /** Moves to an instant (a Date or RFC 3339 text). Throws when the clock is the machine's. */
  set(instant: Date | string): Date;
  /** Moves by milliseconds and returns the new instant. Throws when the clock is the machine's. */
  advance(milliseconds: number): Date;
}

/** The clock of a database whose units run at the machine's time. */
export function machineClock(): TestClock {
  const refuse = () => {
    throw new Error("This test database runs at the machine's time: open it with { simulatedClock: true } to move its clock.");
  };
  return { now: () => new Date(Date.now()), set: refuse, advance: refuse };
}

/** A clock that begins at `instant`. */
export function simulatedClock(instant: Date | string): TestClock {
  let time = millisecondsOf(instant);
  return {
    now: () => new Date(time),
    set: (next) => new Date((time = millisecondsOf(next))),
    advance: (milliseconds) => new Date((time += milliseconds)),
  };
}

function millisecondsOf(instant: Date | string): number {
  const time = new Date(instant).getTime();
  if (Number.isNaN(time)) throw new RangeError(`not an instant: ${String(instant)}`);
  return time;
}
