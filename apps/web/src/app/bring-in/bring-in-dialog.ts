import { Component, ElementRef, computed, inject, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { KeyHint } from '@sourcedesk/ui';
import { Uploads } from './uploads';

/** Brings digests in: e-mail files, or text copied out of a mail programme. */
@Component({
  selector: 'sd-bring-in-dialog',
  imports: [KeyHint, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  templateUrl: './bring-in-dialog.html',
  styleUrl: './bring-in-dialog.scss',
  host: { '(keydown)': 'onKey($event)' },
})
export class BringInDialog {
  private readonly uploads = inject(Uploads);
  private readonly shown = inject<MatDialogRef<BringInDialog>>(MatDialogRef);
  private readonly picker = viewChild.required<ElementRef<HTMLInputElement>>('picker');
  protected readonly text = signal('');
  protected readonly subject = signal('');
  protected readonly ready = computed(() => this.text().trim() !== '');

  protected choose(): void {
    this.picker().nativeElement.click();
  }

  protected readFiles(): void {
    const { files } = this.picker().nativeElement;
    if (files === null || files.length === 0) return;
    this.uploads.add(files);
    this.shown.close();
  }

  protected readText(event: Event): void {
    this.text.set((event.target as HTMLTextAreaElement).value);
  }

  protected readSubject(event: Event): void {
    this.subject.set((event.target as HTMLInputElement).value);
  }

  protected paste(): void {
    if (!this.ready()) return;
    this.uploads.paste({ text: this.text(), subject: this.subject().trim(), from: '' });
    this.shown.close();
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.paste();
  }
}
