import { CdkTrapFocus } from '@angular/cdk/a11y';
import { CdkConnectedOverlay } from '@angular/cdk/overlay';
import type { ConnectedPosition } from '@angular/cdk/overlay';
import { Component, ElementRef, inject, input, output } from '@angular/core';
import { KeyHint } from '@sourcedesk/ui';
import type { Fact } from './facts';

/** The facts at the caret, after a slash: one letter inserts one, Escape goes back, another slash is a slash. */
@Component({
  selector: 'sd-fact-menu',
  imports: [CdkConnectedOverlay, CdkTrapFocus, KeyHint],
  template: `
    <ng-template
      cdkConnectedOverlay
      [cdkConnectedOverlayOrigin]="at()"
      [cdkConnectedOverlayOpen]="true"
      [cdkConnectedOverlayHasBackdrop]="true"
      [cdkConnectedOverlayPositions]="positions"
      cdkConnectedOverlayBackdropClass="cdk-overlay-transparent-backdrop"
      (backdropClick)="closed.emit()"
      (detach)="closed.emit()"
    >
      <div class="menu" role="menu" tabindex="-1" aria-label="Insert a fact" cdkTrapFocus cdkTrapFocusAutoCapture (keydown)="onKey($event)">
        @for (fact of facts(); track fact.id) {
          <button type="button" role="menuitem" (click)="insert.emit(fact.text)">
            <b>{{ fact.label }}</b>
            <span>{{ fact.text }}</span>
            <sd-key-hint fixed [keys]="fact.key" />
          </button>
        }
      </div>
    </ng-template>
  `,
  styles: `
    .menu {
      display: grid;
      width: min(420px, calc(100vw - 24px));
      padding: 4px;
      border: 1px solid var(--sd-line);
      border-radius: var(--sd-radius);
      background: var(--sd-surface);
    }
    button {
      display: grid;
      grid-template-columns: 92px minmax(0, 1fr) auto;
      gap: 10px;
      align-items: center;
      min-height: 32px;
      padding: 0 8px;
      border: 0;
      border-radius: 5px;
      background: none;
      color: var(--sd-ink);
      font-size: 13px;
      text-align: start;
      cursor: pointer;
    }
    button:hover,
    button:focus-visible {
      background: var(--sd-press-soft);
      outline: 0;
    }
    span {
      overflow: hidden;
      color: var(--sd-ink-2);
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  `,
})
export class FactMenu {
  readonly facts = input.required<readonly Fact[]>();
  /** Where the caret is, in the window. */
  readonly at = input.required<{ x: number; y: number }>();
  /** The text to put in. */
  readonly insert = output<string>();
  readonly closed = output<void>();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly positions: ConnectedPosition[] = [
    { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top' },
    { originX: 'start', originY: 'top', overlayX: 'start', overlayY: 'bottom', offsetY: -24 },
  ];

  protected onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const fact = this.facts().find(({ key }) => key === event.key.toLowerCase());
    if (move !== undefined) this.move(event.currentTarget as HTMLElement, move);
    else if (event.key === '/') this.insert.emit('/');
    else if (fact !== undefined) this.insert.emit(fact.text);
    else return;
    event.preventDefault();
  }

  private move(menu: HTMLElement, by: number): void {
    const items = [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
    const at = items.indexOf(this.host.nativeElement.ownerDocument.activeElement as HTMLElement);
    items[(at + by + items.length) % items.length]?.focus();
  }
}
