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
import type { ReasonAnswer, ReasonQuestion } from './ask';
import { KeyHint } from './key-hint';

const webAddress = /^https?:\/\/[^\s/]+\.\S+$/;

/** The dialog of `Ask`: a question, perhaps a menu of reasons, perhaps own words. */
@Component({
  selector: 'sd-ask-dialog',
  imports: [KeyHint, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  templateUrl: './ask-dialog.html',
  styleUrl: './ask-dialog.scss',
  host: { '(keydown)': 'onKey($event)' },
})
export class AskDialog {
  protected readonly data = inject<ReasonQuestion & { wantsReason: boolean }>(MAT_DIALOG_DATA);
  private readonly shown = inject<MatDialogRef<AskDialog, ReasonAnswer>>(MatDialogRef);

  protected readonly options = this.data.options ?? [];
  protected readonly option = signal('');
  protected readonly text = signal('');
  protected readonly textRequired = this.data.textRequired ?? this.options.length === 0;
  protected readonly ready = computed(() => {
    if (!this.data.wantsReason) return true;
    if (this.textRequired && this.text().trim() === '') return false;
    if (this.data.address && !webAddress.test(this.text().trim())) return false;
    return this.options.length === 0 || this.option() !== '' || this.text().trim() !== '';
  });

  protected confirm(): void {
    if (!this.ready()) return;
    const text = this.text().trim();
    const label = this.options.find((each) => each.id === this.option())?.label ?? '';
    this.shown.close({ option: this.option(), text, reason: [label, text].filter((part) => part !== '').join(': ') });
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.confirm();
    }
    const typing = event.target instanceof HTMLTextAreaElement || this.data.address;
    const choice = typing ? undefined : this.options[Number(event.key) - 1];
    if (choice === undefined) return;
    this.option.set(choice.id);
    // Tab goes on from the chosen one; from another of the group it would only come here.
    const radios = (event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[type=radio]');
    radios[this.options.indexOf(choice)]?.focus();
  }

  protected readText(event: Event): void {
    this.text.set((event.target as HTMLInputElement | HTMLTextAreaElement).value);
  }
}
