import { Component, ElementRef, computed, effect, inject, resource, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { SplitQuery } from '@sourcedesk/contracts/intake';
import { ErrorCard, Icon, KeyHint, SkeletonRows } from '@sourcedesk/ui';
import { problemOf } from '../shell/problem';
import { BringInClient } from './bring-in-client';

/** Cuts a query in two that holds two requests: the cursor stands where the second begins, and both halves are shown before anything is done. */
@Component({
  selector: 'sd-split-dialog',
  imports: [ErrorCard, Icon, KeyHint, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, SkeletonRows],
  template: `
    <h2 mat-dialog-title>Cut the query in two</h2>
    <mat-dialog-content>
      @if (query.error()) {
        <sd-error-card [problem]="problemOf(query.error())" (retry)="query.reload()" />
      } @else if (query.hasValue()) {
        <label>
          <span>Put the cursor where the second request begins</span>
          <textarea
            rows="10"
            inputmode="none"
            spellcheck="false"
            aria-readonly="true"
            class="read"
            #words
            [value]="query.value().body"
            (beforeinput)="$event.preventDefault()"
            (input)="leave($event)"
            (click)="place($event)"
            (keyup)="place($event)"
            (select)="place($event)"
          ></textarea>
        </label>
        <div class="halves" aria-live="polite">
          @if (halves(); as both) {
            <h3>Stays</h3>
            <p>{{ both.first }}</p>
            <h3>Second query</h3>
            <p>{{ both.second }}</p>
          } @else {
            <span class="lead">Nothing is cut yet: there must be words before the cursor and after it.</span>
          }
        </div>
        @if (refusal() !== '') {
          <p class="refused" role="alert"><sd-icon name="warning" /> {{ refusal() }}</p>
        }
      } @else {
        <sd-skeleton-rows [rows]="5" />
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="outlined" type="button" mat-dialog-close>Cancel</button>
      <button matButton="filled" type="button" [disabled]="halves() === null || busy()" disabledInteractive (click)="split()">
        Cut here <sd-key-hint keys="mod+enter" />
      </button>
    </mat-dialog-actions>
  `,
  styleUrls: ['./bring-in-dialog.scss', './split-dialog.scss'],
  host: { '(keydown)': 'onKey($event)' },
})
export class SplitDialog {
  private readonly client = inject(BringInClient);
  private readonly id = inject<string>(MAT_DIALOG_DATA);
  private readonly shown = inject<MatDialogRef<SplitDialog, SplitQuery>>(MatDialogRef);
  private readonly words = viewChild<ElementRef<HTMLTextAreaElement>>('words');
  protected readonly problemOf = problemOf;
  protected readonly query = resource({ loader: () => this.client.query(this.id) });
  private readonly at = signal(0);
  protected readonly refusal = signal('');
  protected readonly busy = signal(false);
  /** The end of what stays and the beginning of what does not, or null where one of them says nothing. */
  protected readonly halves = computed(() => {
    const body = this.query.hasValue() ? this.query.value().body : '';
    const [first, second] = [body.slice(0, this.at()).trim(), body.slice(this.at()).trim()];
    if (first === '' || second === '') return null;
    return {
      first: `${first.length > 120 ? '… ' : ''}${first.slice(-120)}`,
      second: `${second.slice(0, 160)}${second.length > 160 ? ' …' : ''}`,
    };
  });

  constructor() {
    effect(() => {
      this.words()?.nativeElement.setSelectionRange(0, 0);
      this.words()?.nativeElement.focus();
    });
  }

  /** The words stay as they are, also where a way of input cannot be held back: only the cursor is wanted, which a read-only field does not show. */
  protected leave(event: Event): void {
    if (this.query.hasValue()) (event.target as HTMLTextAreaElement).value = this.query.value().body;
  }

  protected place(event: Event): void {
    this.at.set((event.target as HTMLTextAreaElement).selectionStart);
    this.refusal.set('');
  }

  protected async split(): Promise<void> {
    if (this.halves() === null || this.busy() || !this.query.hasValue()) return;
    this.busy.set(true);
    try {
      this.shown.close(await this.client.split(this.query.value(), this.at()));
    } catch (error) {
      const problem = problemOf(error);
      this.refusal.set(problem.detail);
      if (problem.code === 'stale-version') this.query.reload();
    } finally {
      this.busy.set(false);
    }
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void this.split();
  }
}
