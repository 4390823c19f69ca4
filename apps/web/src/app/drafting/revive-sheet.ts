import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { ReviveBody } from '@sourcedesk/contracts/drafting';

/** Brings a missed or withdrawn pitch back: why, and until when it may leave. */
@Component({
  selector: 'sd-revive-sheet',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, MatFormField, MatHint, MatInput, MatLabel],
  template: `
    <h2 matDialogTitle>Revive this pitch</h2>
    <mat-dialog-content>
      <div class="sd-stack sd-fields">
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>It may leave until</mat-label>
          <input matInput type="datetime-local" [value]="until()" (input)="until.set(valueOf($event))" />
          <mat-hint>Your own time. The query's deadline stays as it is and stands beside it.</mat-hint>
        </mat-form-field>
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>Say why</mat-label>
          <textarea matInput rows="3" maxlength="2000" [value]="reason()" (input)="reason.set(valueOf($event))"></textarea>
        </mat-form-field>
      </div>
    </mat-dialog-content>
    <mat-dialog-actions>
      <button matButton="outlined" type="button" matDialogClose>Leave it</button>
      <button matButton="filled" type="button" [disabled]="answer() === null" (click)="sheet.close(answer() ?? undefined)">Revive</button>
    </mat-dialog-actions>
  `,
  // The label stands on the outline and would be cut by the scrolling content.
  styles: `
    mat-dialog-content {
      padding-top: 8px !important;
    }
  `,
})
export class ReviveSheet {
  protected readonly sheet = inject<MatDialogRef<ReviveSheet, ReviveBody>>(MatDialogRef);
  protected readonly until = signal('');
  protected readonly reason = signal('');
  protected readonly answer = computed<ReviveBody | null>(() => {
    const at = new Date(this.until());
    const reason = this.reason().trim();
    return reason === '' || Number.isNaN(at.getTime()) || at.getTime() < Date.now() ? null : { reason, deadlineAt: at.toISOString() };
  });

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement | HTMLTextAreaElement).value;
  }
}
