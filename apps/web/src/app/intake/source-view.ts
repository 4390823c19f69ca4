import { Component, ElementRef, computed, inject, input, output } from '@angular/core';
import type { MessageText } from '@sourcedesk/contracts/intake';
import { fieldNames } from './digest-words';
import { glanceInPane, scrollInPane } from './scroll-in-pane';
import { selectedPlace } from './selected-place';
import { type HiddenText, hiddenWords, isVisible, sourceSegments, withPlaces } from './source-segments';

/** A field of a query: where it was read from and what was read. */
export interface FieldRef {
  query: string;
  field: string;
}

/** The decoded e-mail as it came, with the places that were read; hidden texts are struck through and their meaning stands beside them. */
@Component({
  selector: 'sd-source-view',
  template: `
    @for (part of shown(); track part.part) {
      @if (shown().length > 1) {
        <h3>{{ part.part }}</h3>
      }
      <pre
        [attr.data-part]="part.part"
      >@for (piece of part.segments; track $index) {@if (piece.field === null) {<span [attr.data-from]="piece.from">{{ piece.text }}</span>} @else if (piece.field === 'trap') {<span
            class="trap"
            data-whole
            [attr.data-from]="piece.from"
            [class.lit]="isLit(piece)"
            [id]="piece.first ? idOf(piece) : null"
            [attr.tabindex]="piece.first && piece.query === current() ? 0 : null"
            [attr.role]="piece.first && piece.query === current() ? 'button' : null"
            (mousemove)="point.emit(refOf(piece))"
            (mouseleave)="point.emit(null)"
            (focus)="hold.emit(refOf(piece))"
            (blur)="hold.emit(null)"
            (click)="choose.emit(refOf(piece))"
            (keydown.enter)="choose.emit(refOf(piece))"
            ><del><span class="sd-only-heard">Hidden text: </span>{{ visible(piece.text) }}</del> <ins>{{ meaningOf(piece) }}</ins></span
          >} @else {<span
            class="field"
            [attr.data-from]="piece.from"
            [class.near]="piece.query === current()"
            [class.lit]="isLit(piece)"
            [id]="piece.first ? idOf(piece) : null"
            [attr.role]="piece.first && piece.query === current() ? 'button' : null"
            [attr.tabindex]="piece.first && piece.query === current() ? 0 : null"
            [attr.aria-label]="piece.first && piece.query === current() ? nameOf(piece) + ': ' + piece.text : null"
            (mousemove)="point.emit(refOf(piece))"
            (mouseleave)="point.emit(null)"
            (focus)="hold.emit(refOf(piece))"
            (blur)="hold.emit(null)"
            (click)="choose.emit(refOf(piece))"
            (keydown.enter)="choose.emit(refOf(piece))"
            >{{ piece.text }}</span
          >}}</pre>
    }
  `,
  styleUrl: './source-view.scss',
})
export class SourceView {
  readonly text = input.required<MessageText>();
  /** Id of the query in hand: its fields are marked and can be reached by Tab. */
  readonly current = input<string | null>(null);
  readonly lit = input<FieldRef | null>(null);
  /** The hidden texts that a query is known for, by query. */
  readonly traps = input<Readonly<Record<string, readonly HiddenText[]>>>({});
  /** The mouse moves over a place. A place that is scrolled under a mouse at rest is not pointed at. */
  readonly point = output<FieldRef | null>();
  /** A place has the focus. */
  readonly hold = output<FieldRef | null>();
  readonly choose = output<FieldRef>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly shown = computed(() =>
    this.text().parts.map((part) => ({ part: part.part, segments: withPlaces(sourceSegments(part, this.text().queries)) })),
  );

  /** Brings the place of a field into view. */
  reveal(ref: FieldRef, atTop = false): void {
    const place = this.placeOf(ref);
    if (place !== null) scrollInPane(place, atTop);
  }

  /** Brings the place of a field into view where none of it can be seen. */
  glance(ref: FieldRef): void {
    const place = this.placeOf(ref);
    if (place !== null) glanceInPane(place);
  }

  /** Brings the place of a field into view and puts the focus on it. */
  enter(ref: FieldRef): void {
    this.reveal(ref);
    this.placeOf(ref)?.focus({ preventScroll: true });
  }

  /** The words somebody has selected here, and where they stand; null when there are none, or when they reach over two parts. */
  selected(): { part: string; start: number; end: number; text: string } | null {
    const place = selectedPlace(this.host);
    const text = this.text().parts.find(({ part }) => part === place?.part)?.text;
    if (place === null || text === undefined) return null;
    const words = text.slice(place.start, place.end);
    const start = place.start + (words.length - words.trimStart().length);
    const trimmed = words.trim();
    return trimmed === '' ? null : { part: place.part, start, end: start + trimmed.length, text: trimmed };
  }

  protected isLit(piece: { query: string | null; field: string | null }): boolean {
    const lit = this.lit();
    return lit !== null && lit.query === piece.query && lit.field === piece.field;
  }

  protected refOf({ query, field }: { query: string | null; field: string | null }): FieldRef {
    return { query: query ?? '', field: field ?? '' };
  }

  protected nameOf({ field }: { field: string | null }): string {
    return fieldNames[field ?? ''] ?? field ?? '';
  }

  protected meaningOf({ query, from, text }: { query: string | null; from: number; text: string }): string {
    const places = this.text().queries.find(({ id }) => id === query)?.ranges['trap']?.ranges ?? [];
    return hiddenWords({ from, text }, places, this.traps()[query ?? ''] ?? []);
  }

  private placeOf(ref: FieldRef): HTMLElement | null {
    return this.host.querySelector<HTMLElement>(`[id="${this.idOf(ref)}"]`);
  }

  protected idOf({ query, field }: { query: string | null; field: string | null }): string {
    return `source-${query}-${field}`;
  }

  /** Zero-width characters are drawn as dots, so that there is something to strike through. */
  protected visible(text: string): string {
    return isVisible(text) ? text : '·'.repeat(Math.min(24, text.length));
  }
}
