import { Component, computed, input } from '@angular/core';

/** A person as initials; the name is heard and told on hover. */
@Component({
  selector: 'sd-avatar',
  template: `<span aria-hidden="true" [title]="name()">{{ initials() }}</span
    ><span class="sd-only-heard">{{ name() }}</span>`,
  styles: `
    :host {
      display: inline-flex;
      position: relative;
    }
    span:first-child {
      width: 24px;
      height: 24px;
      border-radius: 50%;
      background: var(--sd-press-soft);
      color: var(--sd-press);
      font: 600 10px/24px var(--sd-font);
      text-align: center;
    }
  `,
})
export class Avatar {
  readonly name = input.required<string>();
  protected readonly initials = computed(() => initialsOf(this.name()));
}

/** "Mara Okafor" -> "MO"; one word gives its first letter. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.charAt(0).toUpperCase() ?? '').join('');
}
