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
import type { ApproveForClientBody } from '@sourcedesk/contracts/review';
import { KeyHint, Now } from '@sourcedesk/ui';

/** Writes down that the client approved by other ways; closes with who, how and when. */
@Component({
  selector: 'sd-client-word-dialog',
  imports: [KeyHint, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, MatFormField, MatInput, MatLabel],
  host: { '(keydown.control.enter)': 'complete() && close()', '(keydown.meta.enter)': 'complete() && close()' },
  template: `
    <h2 mat-dialog-title>The client said yes</h2>
    <mat-dialog-content>
      <div class="sd-stack sd-fields">
        <p class="sd-muted">Kept with the pitch, so that anybody can see on whose word it left for {{ brand }}.</p>
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>Who</mat-label>
          <input #person matInput autocomplete="off" (input)="who.set(person.value)" />
        </mat-form-field>
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>How: telephone, e-mail, in person</mat-label>
          <input #way matInput autocomplete="off" (input)="how.set(way.value)" />
        </mat-form-field>
      </div>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="outlined" mat-dialog-close type="button">Cancel</button>
      <button matButton="filled" type="button" [disabled]="!complete()" (click)="close()">
        Approve for the client <sd-key-hint keys="mod+enter" />
      </button>
    </mat-dialog-actions>
  `,
})
export class ClientWordDialog {
  protected readonly brand = inject<string>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<ClientWordDialog, ApproveForClientBody>>(MatDialogRef);
  private readonly now = inject(Now);
  protected readonly who = signal('');
  protected readonly how = signal('');
  protected readonly complete = computed(() => this.who().trim() !== '' && this.how().trim() !== '');

  protected close(): void {
    // A minute back, so that a clock ahead of the server's is no reason to refuse.
    this.dialog.close({ who: this.who().trim(), how: this.how().trim(), at: new Date(this.now.time() - 60_000).toISOString() });
  }
}
