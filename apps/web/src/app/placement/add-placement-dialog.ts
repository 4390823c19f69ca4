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
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import type { Brand } from '@sourcedesk/contracts/accounts';
import type { Placement } from '@sourcedesk/contracts/placement';
import { KeyHint } from '@sourcedesk/ui';
import { type ProblemError, problemOf } from '../shell/problem';
import { PlacementClient } from './placement-client';

/** Adds an article to a brand that no pitch of ours led to; closes with the placement. */
@Component({
  selector: 'sd-add-placement-dialog',
  imports: [
    KeyHint,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatOption,
    MatSelect,
  ],
  host: { '(keydown.control.enter)': 'complete() && !busy() && add()', '(keydown.meta.enter)': 'complete() && !busy() && add()' },
  template: `
    <h2 mat-dialog-title>Add a placement</h2>
    <mat-dialog-content>
      <div class="sd-stack sd-fields">
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>Brand</mat-label>
          <mat-select [value]="brandId()" (valueChange)="brandId.set($event)">
            @for (brand of data.brands; track brand.id) {
              <mat-option [value]="brand.id">{{ brand.name }}</mat-option>
            }
          </mat-select>
        </mat-form-field>
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>Address of the article</mat-label>
          <input #address matInput type="url" autocomplete="off" (input)="url.set(address.value)" />
          <mat-hint>It is fetched at once, and then every day.</mat-hint>
        </mat-form-field>
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>Outlet, if you like</mat-label>
          <input #paper matInput autocomplete="off" (input)="outlet.set(paper.value)" />
        </mat-form-field>
        <p class="sd-small" role="status">{{ problem()?.detail ?? '' }}</p>
      </div>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="outlined" mat-dialog-close type="button">Cancel</button>
      <button matButton="filled" type="button" [disabled]="!complete() || busy()" (click)="add()">
        Add <sd-key-hint keys="mod+enter" />
      </button>
    </mat-dialog-actions>
  `,
})
export class AddPlacementDialog {
  protected readonly data = inject<{ brands: readonly Brand[]; brandId: string }>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<AddPlacementDialog, Placement>>(MatDialogRef);
  private readonly client = inject(PlacementClient);
  protected readonly brandId = signal(this.data.brandId);
  protected readonly url = signal('');
  protected readonly outlet = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<ProblemError | null>(null);
  protected readonly complete = computed(() => this.brandId() !== '' && /^https?:\/\/[^\s/]+\.[^\s]+$/.test(this.url().trim()));

  protected async add(): Promise<void> {
    this.busy.set(true);
    try {
      this.dialog.close(await this.client.add(this.brandId(), this.url().trim(), this.outlet().trim()));
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
