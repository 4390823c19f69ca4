import { DOCUMENT } from '@angular/common';
import { DestroyRef, Injectable, Injector, inject, signal } from '@angular/core';
import { readKept, keep } from './kept';
import { catchTyping } from './typed-ahead';

export type PaletteGroup = 'This item' | 'Found' | 'Go to' | 'Create' | 'Settings';

/** Something the palette can do or find. */
export interface PaletteEntry {
  id: string;
  label: string;
  group: PaletteGroup;
  /** A word or two beside the label. */
  note?: string;
  /** The key that does the same, printed beside it. */
  keys?: string;
  run: () => void;
}

/** Finds entries for typed text, such as queries and brands; group them under 'Found'. */
export type PaletteSearch = (text: string, signal: AbortSignal) => Promise<readonly PaletteEntry[]>;

/** The command palette: what can be done from here, found by typing. Its dialog is loaded when first opened. */
@Injectable({ providedIn: 'root' })
export class Palette {
  private readonly injector = inject(Injector);
  private readonly lists = signal<readonly (() => readonly PaletteEntry[])[]>([]);
  private readonly finders = signal<readonly PaletteSearch[]>([]);
  private readonly document = inject(DOCUMENT);
  private shown = false;

  readonly searches = this.finders.asReadonly();

  /** Adds entries until the returned function is called; they are computed at each opening. */
  add(entries: () => readonly PaletteEntry[]): () => void {
    this.lists.update((lists) => [...lists, entries]);
    return () => this.lists.update((lists) => lists.filter((each) => each !== entries));
  }

  /** Adds a search over data; answers appear under 'Found'. */
  addSearch(search: PaletteSearch): () => void {
    this.finders.update((finders) => [...finders, search]);
    return () => this.finders.update((finders) => finders.filter((each) => each !== search));
  }

  entries(): readonly PaletteEntry[] {
    return this.lists().flatMap((list) => list());
  }

  async open(): Promise<void> {
    if (this.shown) return;
    this.shown = true;
    const typed = catchTyping(this.document);
    try {
      const { openPalette } = await import('./palette-dialog');
      openPalette(this.injector, typed, () => (this.shown = false));
    } catch (error) {
      typed();
      this.shown = false;
      throw error;
    }
  }

  /** Ids of what was chosen last, newest first. */
  recent(): readonly string[] {
    return readKept<readonly string[]>('palette', []);
  }

  remember(id: string): void {
    keep('palette', [id, ...this.recent().filter((each) => each !== id)].slice(0, 6));
  }
}

/** Adds palette entries for as long as the calling component lives; call in an injection context. */
export function usePalette(entries: () => readonly PaletteEntry[]): void {
  inject(DestroyRef).onDestroy(inject(Palette).add(entries));
}
