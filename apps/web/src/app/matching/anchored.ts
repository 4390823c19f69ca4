import { Dialog } from '@angular/cdk/dialog';
import type { ComponentType } from '@angular/cdk/portal';
import { createFlexibleConnectedPositionStrategy, createGlobalPositionStrategy } from '@angular/cdk/overlay';
import type { PositionStrategy } from '@angular/cdk/overlay';
import { Injectable, Injector, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

/** Opens small panels over the control they belong to. Resolves with null when the person thinks better of it; the focus is then back where it was. */
@Injectable({ providedIn: 'root' })
export class Anchored {
  private readonly dialog = inject(Dialog);
  private readonly injector = inject(Injector);

  async open<R, D>(component: ComponentType<unknown>, anchor: Element, data: D, ariaLabel: string): Promise<R | null> {
    const before = document.activeElement;
    const positionStrategy = this.place(anchor);
    const shown = this.dialog.open<R, D>(component, {
      data,
      ariaLabel,
      positionStrategy,
      backdropClass: 'cdk-overlay-transparent-backdrop',
      autoFocus: '[data-first]',
      restoreFocus: false,
    });
    const answer = (await firstValueFrom(shown.closed)) ?? null;
    if (answer === null && before instanceof HTMLElement) before.focus();
    return answer;
  }

  /** Over its control; on a phone at the thumb, growing upwards with what it holds. */
  private place(anchor: Element): PositionStrategy {
    if (window.matchMedia('(max-width: 599.98px)').matches)
      return createGlobalPositionStrategy(this.injector).centerHorizontally().bottom('8px');
    return createFlexibleConnectedPositionStrategy(this.injector, anchor)
      .withPositions([
        { originX: 'start', originY: 'top', overlayX: 'start', overlayY: 'bottom', offsetY: -8 },
        { originX: 'end', originY: 'top', overlayX: 'end', overlayY: 'bottom', offsetY: -8 },
        { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top', offsetY: 8 },
      ])
      .withViewportMargin(8)
      .withPush(true);
  }
}
