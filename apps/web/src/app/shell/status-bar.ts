import { Component, DestroyRef, inject, signal } from '@angular/core';
import { PageErrors } from './page-errors';
import { LiveNotice } from './live-notice';

/** A thin bar over everything for what concerns the whole page: offline, a newer version, live updates paused. */
@Component({
  selector: 'sd-status-bar',
  template: `
    <div role="status">
      @if (errors.newVersion()) {
        <p class="amber">A newer version of this page is there. <button type="button" (click)="reload()">Reload</button></p>
      } @else if (offline()) {
        <p class="amber">Offline. You see what was last read; what you type is kept on this page until the connection is back.</p>
      } @else if (notice.paused()) {
        <p>Live updates paused, reconnecting. The page reads itself again every half minute.</p>
      }
    </div>
  `,
  styles: `
    p {
      padding: 4px var(--sd-gutter);
      border-bottom: 1px solid var(--sd-line);
      background: var(--sd-raised);
      color: var(--sd-ink-2);
      font-size: 12.5px;
      text-align: center;
    }
    .amber {
      background: var(--sd-amber-soft);
      color: var(--sd-amber);
    }
    button {
      min-height: 24px;
      padding: 0 4px;
      border: 0;
      background: none;
      font-weight: 600;
      text-decoration: underline;
      cursor: pointer;
    }
  `,
})
export class StatusBar {
  protected readonly errors = inject(PageErrors);
  protected readonly notice = inject(LiveNotice);
  protected readonly offline = signal(!navigator.onLine);

  constructor() {
    const change = () => this.offline.set(!navigator.onLine);
    window.addEventListener('online', change);
    window.addEventListener('offline', change);
    inject(DestroyRef).onDestroy(() => {
      window.removeEventListener('online', change);
      window.removeEventListener('offline', change);
    });
  }

  protected reload(): void {
    window.location.reload();
  }
}
