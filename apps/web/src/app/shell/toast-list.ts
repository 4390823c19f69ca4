import { Component, inject } from '@angular/core';
import { Icon, KeyHint } from '@sourcedesk/ui';
import { Toasts } from './toasts';

@Component({
  selector: 'sd-toast-list',
  imports: [Icon, KeyHint],
  template: `
    <section
      aria-label="Messages"
      aria-live="polite"
      (mouseenter)="toasts.hold()"
      (mouseleave)="toasts.letGo()"
      (focusin)="toasts.hold()"
      (focusout)="toasts.letGo()"
    >
      @for (toast of toasts.list(); track toast.id) {
        <div class="toast" [attr.data-tone]="toast.tone">
          @if (toast.tone === 'red') {
            <sd-icon name="warning" />
          } @else if (toast.tone === 'green') {
            <sd-icon name="check" />
          }
          <span>{{ toast.text }}</span>
          @if (toast.undo !== null) {
            <button type="button" class="undo" (click)="toasts.undo(toast)">{{ toast.undoLabel }} <sd-key-hint keys="z" /></button>
          }
          <button type="button" class="close" aria-label="Close this message" (click)="toasts.close(toast.id)">
            <sd-icon name="close" />
          </button>
        </div>
      }
    </section>
  `,
  styles: `
    section {
      position: fixed;
      z-index: 1100;
      inset: auto 0 72px;
      display: grid;
      justify-items: center;
      gap: 8px;
      padding: 0 16px;
      pointer-events: none;
    }
    .toast {
      display: flex;
      align-items: center;
      gap: 10px;
      max-width: min(560px, 100%);
      min-height: 40px;
      padding: 6px 8px 6px 14px;
      border-radius: var(--sd-radius);
      background: var(--mat-sys-inverse-surface);
      color: var(--mat-sys-inverse-on-surface);
      pointer-events: auto;
    }
    .toast > span {
      flex: 1;
    }
    button {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      min-height: 28px;
      padding: 0 6px;
      border: 0;
      border-radius: 5px;
      background: none;
      color: inherit;
      cursor: pointer;
    }
    button:focus-visible {
      outline-color: currentColor;
      outline-offset: 0;
    }
    .undo {
      color: var(--mat-sys-inverse-primary);
      font-weight: 600;
    }
    .close sd-icon {
      font-size: 14px;
    }
    @media (width < 600px) {
      section {
        /* Above what a thumb needs next: the page's own buttons, and the places below them. */
        inset-block-end: calc(126px + env(safe-area-inset-bottom));
      }
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class ToastList {
  protected readonly toasts = inject(Toasts);
}
