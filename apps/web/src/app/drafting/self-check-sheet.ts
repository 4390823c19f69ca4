import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { Check } from '@sourcedesk/domain/checklist';
import { Icon, KeyHint } from '@sourcedesk/ui';

/** What the checklist still warns of, looked at once more before the editors see the text. Closes with true to submit, or a check to go to. */
@Component({
  selector: 'sd-self-check-sheet',
  imports: [Icon, KeyHint, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 matDialogTitle>{{ warnings.length === 1 ? 'One thing' : warnings.length + ' things' }} to look at first</h2>
    <mat-dialog-content>
      <ul>
        @for (check of warnings; track check.id) {
          <li>
            <sd-icon name="warning" />
            <span>{{ check.text }}</span>
            <button matButton type="button" (click)="sheet.close(check)">
              Go there<span class="sd-only-heard">: {{ check.text }}</span>
            </button>
          </li>
        }
      </ul>
    </mat-dialog-content>
    <mat-dialog-actions>
      <button matButton="outlined" type="button" matDialogClose>Back to the text</button>
      <button matButton="filled" type="button" (click)="sheet.close(true)">Submit as it is<sd-key-hint keys="mod+enter" /></button>
    </mat-dialog-actions>
  `,
  styles: `
    li {
      display: grid;
      grid-template-columns: 16px minmax(0, 1fr) auto;
      gap: 10px;
      align-items: center;
      padding: 6px 0;
      border-top: 1px solid var(--sd-line);
      color: var(--sd-ink);
    }
    sd-icon {
      color: var(--sd-amber);
    }
    sd-key-hint {
      margin-inline-start: 8px;
    }
  `,
  host: { '(keydown)': 'onKey($event)' },
})
export class SelfCheckSheet {
  protected readonly warnings = inject<readonly Check[]>(MAT_DIALOG_DATA);
  protected readonly sheet = inject<MatDialogRef<SelfCheckSheet, Check | true>>(MatDialogRef);

  protected onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.sheet.close(true);
  }
}
