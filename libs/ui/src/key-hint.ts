import { Component, computed, input } from '@angular/core';

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

/** A key printed on or beside the control that it works. Hidden where there is no keyboard to speak of. */
@Component({
  selector: 'sd-key-hint',
  template: `<kbd aria-hidden="true">{{ words() }}</kbd>`,
  styles: `
    :host {
      display: inline-flex;
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
    @media (hover: none) and (pointer: coarse) {
      :host {
        display: none;
      }
    }
  `,
})
export class KeyHint {
  readonly keys = input.required<string>();
  protected readonly words = computed(() => keyWords(this.keys()));
}
