import { DestroyRef, Injectable, computed, effect, inject, signal } from '@angular/core';
import type { Signal } from '@angular/core';

/**
 * The one timer of the page: `time` is the epoch in milliseconds, moved at each full minute, and each second only while
 * somebody holds seconds. Timers stop while the page is hidden and catch up when it is shown.
 */
@Injectable({ providedIn: 'root' })
export class Now {
  private readonly current = signal(Date.now());
  private holders = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly time = this.current.asReadonly();
  /** The same, rounded down to the minute, for what need not redraw while someone else watches seconds. */
  readonly minute = computed(() => Math.floor(this.current() / 60_000) * 60_000);

  constructor() {
    const shown = () => this.tick();
    document.addEventListener('visibilitychange', shown);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      document.removeEventListener('visibilitychange', shown);
    });
    this.plan();
  }

  /** Ticks each second until the returned function is called. */
  holdSeconds(): () => void {
    this.holders += 1;
    this.tick();
    let held = true;
    return () => {
      if (held) this.holders -= 1;
      held = false;
    };
  }

  private tick(): void {
    this.current.set(Date.now());
    this.plan();
  }

  private plan(): void {
    clearTimeout(this.timer);
    if (document.hidden) return;
    const step = this.holders > 0 ? 1000 : 60_000;
    this.timer = setTimeout(() => this.tick(), step - (Date.now() % step));
  }
}

/** Holds seconds of the shared timer while `needed` is true; call in an injection context. */
export function secondsWhile(needed: Signal<boolean>): void {
  const now = inject(Now);
  effect((onCleanup) => {
    if (needed()) onCleanup(now.holdSeconds());
  });
}
