import { Component, inject, resource, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { Query } from '@sourcedesk/contracts/intake';
import { ErrorCard, KeyHint, SkeletonRows } from '@sourcedesk/ui';
import { problemOf } from '../shell/problem';
import { BringInClient } from './bring-in-client';
import type { HandField } from './hand-draft';
import { HandForm } from './hand-form';

/** Which query is corrected, and where it begins. */
export interface CorrectionStart {
  id: string;
  begin: HandField;
  /** What is corrected, where it is not plain: the second of two queries that were one. */
  lead?: string;
}

/** Corrects a query that was misread. It is read anew first, so that nobody corrects what is no longer so. */
@Component({
  selector: 'sd-correct-dialog',
  imports: [ErrorCard, HandForm, KeyHint, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, SkeletonRows],
  template: `
    <h2 mat-dialog-title>Correct the query</h2>
    <mat-dialog-content>
      <p class="lead">
        {{ start.lead ?? 'What you change stays as you set it, whatever a later edition says, and the history keeps what it was.' }}
      </p>
      @if (query.error()) {
        <sd-error-card [problem]="problemOf(query.error())" (retry)="query.reload()" />
      } @else if (query.hasValue()) {
        <sd-hand-form [query]="query.value()" [begin]="start.begin" (corrected)="shown.close($event)" />
      } @else {
        <sd-skeleton-rows [rows]="7" />
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="outlined" type="button" mat-dialog-close>Cancel</button>
      <button matButton="filled" type="button" (click)="save()">Save <sd-key-hint keys="mod+enter" /></button>
    </mat-dialog-actions>
  `,
  styleUrl: './bring-in-dialog.scss',
  host: { '(keydown)': 'onKey($event)' },
})
export class CorrectDialog {
  private readonly client = inject(BringInClient);
  private readonly form = viewChild(HandForm);
  protected readonly start = inject<CorrectionStart>(MAT_DIALOG_DATA);
  protected readonly shown = inject<MatDialogRef<CorrectDialog, Query>>(MatDialogRef);
  protected readonly problemOf = problemOf;
  protected readonly query = resource({ loader: () => this.client.query(this.start.id) });

  protected save(): void {
    void this.form()?.save();
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.save();
  }
}
