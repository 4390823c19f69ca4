import { Component, ElementRef, Injector, computed, effect, inject, linkedSignal, signal, viewChild } from '@angular/core';
import { MatDialog, MatDialogRef } from '@angular/material/dialog';
import { KeyHint } from '@sourcedesk/ui';
import { fuzzyScore } from './fuzzy';
import { Palette } from './palette';
import type { PaletteEntry, PaletteGroup } from './palette';

const groups: readonly PaletteGroup[] = ['This item', 'Found', 'Go to', 'Create', 'Settings'];

/** `ahead` ends the catching of keys typed before the field was there, and gives them. */
export function openPalette(injector: Injector, ahead: () => string, closed: () => void): void {
  const dialog = injector.get(MatDialog).open(PaletteDialog, {
    width: '560px',
    maxWidth: 'calc(100vw - 24px)',
    position: { top: '12vh' },
    ariaLabel: 'Search or jump',
    autoFocus: 'input',
    panelClass: 'sd-palette',
  });
  dialog.afterOpened().subscribe(() => dialog.componentInstance.goOn(ahead()));
  dialog.afterClosed().subscribe(() => {
    ahead();
    closed();
  });
}

/** The palette itself: a field and what fits, the most recent first while nothing is typed. `>` leaves only commands. */
@Component({
  selector: 'sd-palette-dialog',
  imports: [KeyHint],
  templateUrl: './palette-dialog.html',
  styleUrl: './palette-dialog.scss',
})
export class PaletteDialog {
  private readonly palette = inject(Palette);
  private readonly dialog = inject<MatDialogRef<PaletteDialog>>(MatDialogRef);
  private readonly all = this.palette.entries();
  private readonly recent = this.palette.recent();

  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly typed = signal('');
  private readonly found = signal<readonly PaletteEntry[]>([]);
  protected readonly fitting = computed(() => this.fit([...this.found(), ...this.all], this.typed()));
  protected readonly active = linkedSignal<number>(() => (this.fitting().length > 0 ? 0 : -1));
  protected readonly sections = computed(() => {
    const entries = this.fitting().map((entry, index) => ({ entry, index }));
    return groups
      .map((name) => ({ name, entries: entries.filter((each) => each.entry.group === name) }))
      .filter((section) => section.entries.length > 0);
  });

  constructor() {
    effect((onCleanup) => this.search(this.typed().trim(), onCleanup));
  }

  /** Takes over what was typed while the dialog came. */
  goOn(ahead: string): void {
    // Into the field at once: the next letter may come before it is drawn anew.
    const field = this.field().nativeElement;
    field.value = ahead + field.value;
    this.typed.set(field.value);
  }

  protected onKey(event: KeyboardEvent): void {
    const last = this.fitting().length - 1;
    const to = { ArrowDown: Math.min(last, this.active() + 1), ArrowUp: Math.max(0, this.active() - 1), PageDown: last, PageUp: 0 }[
      event.key
    ];
    if (to !== undefined) {
      event.preventDefault();
      this.active.set(to);
      document.getElementById(`sd-palette-${to}`)?.scrollIntoView({ block: 'nearest' });
    }
    const chosen = event.key === 'Enter' ? this.fitting()[this.active()] : undefined;
    if (chosen !== undefined) this.choose(chosen);
  }

  protected readTyped(event: Event): void {
    this.typed.set((event.target as HTMLInputElement).value);
  }

  protected choose(entry: PaletteEntry): void {
    this.palette.remember(entry.id);
    this.dialog.afterClosed().subscribe(() => entry.run());
    this.dialog.close();
  }

  /** Sorted by group and, inside a group, by fit; the active index runs over this order. */
  private fit(entries: readonly PaletteEntry[], typed: string): readonly PaletteEntry[] {
    const commands = typed.startsWith('>');
    const wanted = commands ? typed.slice(1) : typed;
    return entries
      .filter((entry) => !commands || !['Go to', 'Found'].includes(entry.group))
      .map((entry) => ({
        entry,
        score: entry.group === 'Found' ? 0 : wanted.trim() === '' ? this.recency(entry) : fuzzyScore(entry.label, wanted),
      }))
      .filter((each): each is { entry: PaletteEntry; score: number } => each.score !== null)
      .sort((a, b) => groups.indexOf(a.entry.group) - groups.indexOf(b.entry.group) || b.score - a.score)
      .map((each) => each.entry);
  }

  private recency(entry: PaletteEntry): number {
    const at = this.recent.indexOf(entry.id);
    return at < 0 ? 0 : 10 - at;
  }

  private search(text: string, onCleanup: (stop: () => void) => void): void {
    if (text.length < 2 || text.startsWith('>')) return this.found.set([]);
    const stopped = new AbortController();
    const timer = setTimeout(async () => {
      const answers = await Promise.all(this.palette.searches().map((search) => search(text, stopped.signal).catch(() => [])));
      if (!stopped.signal.aborted) this.found.set(answers.flat());
    }, 150);
    onCleanup(() => {
      clearTimeout(timer);
      stopped.abort();
    });
  }
}
