import { Injectable, signal } from '@angular/core';

/** A number beside a place of the navigation; hot when somebody is needed soon. */
export interface NavCount {
  count: number;
  hot: boolean;
}

/** The numbers beside the places: whoever has read one puts it here. */
@Injectable({ providedIn: 'root' })
export class NavCounts {
  private readonly counts = signal<Readonly<Record<string, NavCount>>>({});
  readonly all = this.counts.asReadonly();

  /** place: id of the place in `navigation.ts`; null takes the number away. */
  set(place: string, count: number | null, hot = false): void {
    this.counts.update(({ [place]: _old, ...others }) => (count === null ? others : { ...others, [place]: { count, hot } }));
  }
}
