import { DestroyRef, Injectable, inject } from '@angular/core';

/** What tabs of one browser tell one another about their common sign-in. */
export type TabMessage =
  { kind: 'signed-out' } | { kind: 'switched'; agencyId: string } | { kind: 'signed-in'; userId: string; agencyId: string };

/** The seam to the other tabs of this browser and to the page's address. */
@Injectable({ providedIn: 'root' })
export class OtherTabs {
  private readonly channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('sourcedesk.session') : null;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.channel?.close());
  }

  tell(message: TabMessage): void {
    this.channel?.postMessage(message);
  }

  listen(heard: (message: TabMessage) => void): void {
    this.channel?.addEventListener('message', (event: MessageEvent<TabMessage>) => heard(event.data));
  }

  /** Runs while no other tab runs the same. Browsers offer the lock on HTTPS and localhost only; elsewhere tabs take their chances. */
  oneAtATime<T>(run: () => Promise<T>): Promise<T> {
    return 'locks' in navigator ? navigator.locks.request('sourcedesk.refresh', run) : run();
  }

  load(path: string): void {
    globalThis.location.assign(path);
  }
}
