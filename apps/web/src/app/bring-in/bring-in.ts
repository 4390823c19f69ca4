import { Component, DestroyRef, computed, inject, input, signal } from '@angular/core';
import { DOCUMENT } from '@angular/common';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Icon, KeyHint } from '@sourcedesk/ui';
import { Session } from '../session/session';
import { useKeys } from '../shell/keys';
import { usePalette } from '../shell/palette';
import type { BringInStart } from './bring-in-dialog';
import { Uploads } from './uploads';

/** The way in for digests and single queries on a page: a button (I, Shift+I), and e-mails dropped anywhere on the page while it is shown. */
@Component({
  selector: 'sd-bring-in',
  imports: [Icon, KeyHint, MatButton],
  template: `
    @if (may()) {
      @if (mayAdd() && from() !== null) {
        <button matButton="outlined" type="button" (mousedown)="$event.preventDefault()" (click)="openByHand()">
          <sd-icon name="plus" /> <span class="verb">Add </span><span class="what">query</span> <sd-key-hint keys="shift+i" />
        </button>
      }
      <button class="digest" matButton="outlined" type="button" (click)="open()">
        <sd-icon name="plus" /> <span class="verb">Add </span><span class="what">digest</span> <sd-key-hint keys="i" />
      </button>
    }
    @if (over()) {
      <div class="veil" aria-hidden="true">
        <p><sd-icon name="edition" /> Drop the e-mails: each is kept, then read</p>
      </div>
    }
  `,
  styleUrl: './bring-in.scss',
})
export class BringIn {
  /** What a query by hand begins with on this page: the message in view, and the words selected in it. */
  readonly from = input<(() => Omit<BringInStart, 'way'>) | null>(null);

  private readonly uploads = inject(Uploads);
  private readonly dialog = inject(MatDialog);
  private readonly session = inject(Session);
  private readonly dragged = signal(0);
  protected readonly may = computed(() => this.session.may('intake.import'));
  protected readonly mayAdd = computed(() => this.session.may('queries.add'));
  protected readonly over = computed(() => this.dragged() > 0);

  constructor() {
    const document = inject(DOCUMENT);
    const stopped = new AbortController();
    const on = (kind: 'dragenter' | 'dragleave' | 'dragover' | 'drop', handle: (event: DragEvent) => void) =>
      document.addEventListener(kind, (event) => hasFiles(event) && this.may() && handle(event), { signal: stopped.signal });
    on('dragenter', () => this.dragged.update((count) => count + 1));
    on('dragleave', () => this.dragged.update((count) => Math.max(0, count - 1)));
    on('dragover', (event) => event.preventDefault());
    on('drop', (event) => this.drop(event));
    inject(DestroyRef).onDestroy(() => stopped.abort());
    useKeys('Digests', [
      { keys: 'i', label: 'Add a digest', run: () => void this.open(), when: () => this.may() },
      { keys: 'shift+i', label: 'Add a query by hand', run: () => this.openByHand(), when: () => this.mayAdd() },
    ]);
    usePalette(() => [
      ...(this.may()
        ? [{ id: 'add-digest', label: 'Add a digest', group: 'Create' as const, keys: 'i', run: () => void this.open() }]
        : []),
      ...(this.mayAdd()
        ? [{ id: 'add-query', label: 'Add a query by hand', group: 'Create' as const, keys: 'shift+i', run: () => this.openByHand() }]
        : []),
    ]);
  }

  protected openByHand(): void {
    void this.open({ way: 'hand', ...this.from()?.() });
  }

  protected async open(start: BringInStart = { way: 'digest' }): Promise<void> {
    const { BringInDialog } = await import('./bring-in-dialog');
    const settings = { width: '560px', maxWidth: 'calc(100vw - 16px)', autoFocus: 'first-tabbable', restoreFocus: true, data: start };
    this.dialog.open(BringInDialog, settings);
  }

  private drop(event: DragEvent): void {
    this.dragged.set(0);
    // A field of the dialog that took the drop has said so.
    if (event.defaultPrevented) return;
    event.preventDefault();
    this.uploads.add(event.dataTransfer?.files ?? []);
  }
}

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;
