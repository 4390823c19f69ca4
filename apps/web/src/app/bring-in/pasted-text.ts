import { Component, ElementRef, computed, effect, inject, input } from '@angular/core';

/** A pasted text with the places lit that a field was read from. */
@Component({
  selector: 'sd-pasted-text',
  template: `@for (piece of pieces(); track $index) {
    @if (piece.lit) {
      <mark [textContent]="piece.text"></mark>
    } @else {
      <span [textContent]="piece.text"></span>
    }
  }`,
  styles: `
    :host {
      display: block;
      padding: 12px 14px;
      color: var(--sd-ink-2);
      font: 13.5px/1.5 var(--sd-font-read);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    mark {
      border-radius: 2px;
      background: var(--sd-press-soft);
      color: var(--sd-ink);
    }
  `,
})
export class PastedText {
  readonly text = input.required<string>();
  readonly ranges = input<readonly (readonly [number, number])[]>([]);

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly pieces = computed(() => {
    const text = this.text();
    const ranges = [...this.ranges()].sort(([a], [b]) => a - b);
    const pieces: { text: string; lit: boolean }[] = [];
    let from = 0;
    for (const [start, end] of ranges) {
      if (start < from) continue;
      if (start > from) pieces.push({ text: text.slice(from, start), lit: false });
      pieces.push({ text: text.slice(start, end), lit: true });
      from = end;
    }
    if (from < text.length) pieces.push({ text: text.slice(from), lit: false });
    return pieces;
  });

  constructor() {
    effect(() => {
      if (this.ranges().length === 0) return;
      // After the marks are drawn.
      setTimeout(() => this.host.querySelector('mark')?.scrollIntoView({ block: 'nearest' }));
    });
  }
}
