import { Component, computed, input, viewChild } from '@angular/core';
import type { ElementRef } from '@angular/core';
import { CdkTextareaAutosize } from '@angular/cdk/text-field';
import { FormField } from '@angular/forms/signals';
import type { FieldTree } from '@angular/forms/signals';
import { formatAlert, parseAlert } from '@sourcedesk/domain/matching';
import { alertPieces } from './alert-pieces';

/** Writes an alert: operators stand out, a mistake is underlined where it is and said what to do about, while typing. */
@Component({
  selector: 'sd-alert-editor',
  imports: [CdkTextareaAutosize, FormField],
  template: `
    <label for="sd-alert">Alert</label>
    <div class="box" [class.wrong]="mistake()">
      <!-- prettier-ignore -->
      <div class="painted" aria-hidden="true">@for (piece of pieces(); track $index) {<span [attr.data-kind]="piece.kind">{{ piece.text }}</span>}&#8203;</div>
      <textarea
        #text
        id="sd-alert"
        rows="3"
        cdkTextareaAutosize
        [cdkAutosizeMinRows]="3"
        spellcheck="false"
        autocomplete="off"
        placeholder='finance AND (mortgage OR "home equity") NOT crypto'
        aria-describedby="sd-alert-said"
        [attr.aria-invalid]="mistake() !== null"
        [formField]="field()"
      ></textarea>
    </div>
    <div id="sd-alert-said" class="said" role="status">
      @if (mistake(); as mistake) {
        <p class="mistake">
          {{ mistake.message }}
          <button type="button" (click)="showPlace()">Show the place</button>
        </p>
      } @else if (understood() !== '') {
        <p>
          Read as <span class="read">{{ understood() }}</span>
        </p>
      } @else {
        <p>
          Words and “phrases in quotation marks”, <b>invest*</b> for every ending, <b>category:travel</b>, <b>outlet:forbes</b>; AND, OR,
          NOT in capitals, and parentheses.
        </p>
      }
      @for (error of refused(); track error.kind) {
        <p class="mistake">{{ error.message }}</p>
      }
    </div>
  `,
  styleUrl: './alert-editor.scss',
})
export class AlertEditor {
  readonly field = input.required<FieldTree<string>>();
  private readonly text = viewChild.required<ElementRef<HTMLTextAreaElement>>('text');

  private readonly typed = computed(() => this.field()().value());
  private readonly parsed = computed(() => parseAlert(this.typed()));
  protected readonly pieces = computed(() => alertPieces(this.typed(), this.parsed()));
  protected readonly mistake = computed(() => {
    const parsed = this.parsed();
    return parsed.ok ? null : parsed;
  });
  /** How it is understood, where that is not how it is written. */
  protected readonly understood = computed(() => {
    const parsed = this.parsed();
    const read = parsed.ok ? formatAlert(parsed.expression) : '';
    return read === this.typed().trim() ? '' : read;
  });
  /** What the server says of it, beyond what is seen here. */
  protected readonly refused = computed(() =>
    this.mistake() === null
      ? this.field()()
          .errors()
          .filter(({ kind }) => kind.startsWith('refused'))
      : [],
  );

  protected showPlace(): void {
    const mistake = this.mistake();
    const area = this.text().nativeElement;
    if (mistake === null) return;
    area.focus();
    area.setSelectionRange(mistake.at, mistake.at + mistake.length);
  }
}
