import { Component, InjectionToken, booleanAttribute, computed, inject, input, signal } from '@angular/core';
import type { Signal } from '@angular/core';

const apple = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '');
const names: Record<string, string> = {
  mod: apple ? '⌘' : 'Ctrl',
  ctrl: 'Ctrl',
  shift: '⇧',
  enter: '↵',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  space: 'Space',
};

/** How a key of the desk is pressed now, '' for one that is off; the app provides the person's choice (WCAG 2.1.4). */
export const PRINTED_KEYS = new InjectionToken<Signal<(keys: string) => string>>('printed keys', {
  providedIn: 'root',
  factory: () => signal((keys: string) => keys),
});

/** How a key is printed: `shift+a` -> "⇧A", `mod+enter` -> "Ctrl ↵", `g i` -> "G I". */
export function keyWords(keys: string): string {
  return keys
    .split(' ')
    .map((stroke) => {
      const parts = stroke === '+' ? ['+'] : stroke.split('+');
      const printed = parts.map((part) => names[part] ?? part.toUpperCase());
      return printed.join(parts.includes('shift') && parts.length === 2 ? '' : ' ');
    })
    .join(' ');
}

/** A key printed on or beside the control that it works, as the person set it. Hidden while it is off, where fingers point, and on screens too narrow for it. */
@Component({
  selector: 'sd-key-hint',
  template: `<kbd aria-hidden="true">{{ words() }}</kbd>`,
  host: { '[class.off]': "words() === ''" },
  styles: `
    :host {
      display: inline-flex;
    }
    :host(.off) {
      display: none;
    }
    kbd {
      padding: 0 5px;
      border: 1px solid color-mix(in srgb, currentColor 32%, transparent);
      border-bottom-width: 2px;
      border-radius: 4px;
      font: 500 11px/15px var(--sd-font);
      color: inherit;
      white-space: nowrap;
    }
    /* Some phones say that they hover. */
    @media (pointer: coarse), (width < 720px) {
      :host {
        display: none;
      }
    }
  `,
})
export class KeyHint {
  readonly keys = input.required<string>();
  /** Printed as given: the control listens to it by itself. */
  readonly fixed = input(false, { transform: booleanAttribute });
  private readonly printed = inject(PRINTED_KEYS);
  protected readonly words = computed(() => keyWords(this.fixed() ? this.keys() : this.printed()(this.keys())));
}
