import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { Deadline } from '@sourcedesk/contracts/intake';
import { Now, momentWords } from '@sourcedesk/ui';
import { againstTime, isTight, sendTimes } from './send-times';

/** Asks when a pitch is to leave; closes with an RFC 3339 instant. */
@Component({
  selector: 'sd-send-later-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, MatFormField, MatInput, MatLabel],
  template: `
    <h2 mat-dialog-title>Send later</h2>
    <mat-dialog-content>
      <div class="sd-stack sd-fields">
        <div class="sd-line-up">
          @for (time of times(); track time.label) {
            <button matButton="outlined" type="button" (click)="close(time.at)">{{ time.label }} · {{ words(time.at) }}</button>
          }
        </div>
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>Day and time, yours</mat-label>
          <input #field matInput type="datetime-local" (input)="typed.set(field.value)" />
        </mat-form-field>
        <p class="sd-small" role="status">
          {{
            typed() === ''
              ? ''
              : against() || (tight() ? 'Less than ten minutes before the deadline: if the server refuses, no second try fits.' : '')
          }}
        </p>
      </div>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="outlined" mat-dialog-close type="button">Cancel</button>
      <button matButton="filled" type="button" [disabled]="against() !== ''" (click)="close(at())">Schedule</button>
    </mat-dialog-actions>
  `,
})
export class SendLaterDialog {
  private readonly deadline = inject<Deadline | null>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<SendLaterDialog, string>>(MatDialogRef);
  private readonly now = inject(Now);

  protected readonly typed = signal('');
  protected readonly at = computed(() => new Date(this.typed()).getTime());
  protected readonly times = computed(() => sendTimes(this.now.minute(), this.deadline));
  protected readonly against = computed(() => againstTime(this.at(), this.now.minute(), this.deadline));
  protected readonly tight = computed(() => isTight(this.at(), this.deadline));

  protected words(at: number): string {
    return momentWords(at, this.now.minute());
  }

  protected close(at: number): void {
    this.dialog.close(new Date(at).toISOString());
  }
}
