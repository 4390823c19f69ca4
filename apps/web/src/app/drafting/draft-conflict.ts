import { Component, ElementRef, afterNextRender, computed, input, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { diffTexts } from '@sourcedesk/domain/text-diff';
import { DiffView, copyText } from '@sourcedesk/ui';
import type { DraftText } from './write-ahead';

const joined = ({ subject, body }: DraftText) => `${subject}\n\n${body}`;

/** Two texts of one pitch that both changed: what differs, and the choice between them. Nothing is written over before. */
@Component({
  selector: 'sd-draft-conflict',
  imports: [DiffView, MatButton],
  template: `
    <h2 tabindex="-1">This pitch was also changed elsewhere</h2>
    <p class="sd-muted">
      Both texts are here, nothing is lost. What only yours has is underlined, what only the other has is struck through. You can write on
      below; the one you do not choose is kept on this device.
    </p>
    <div #texts class="texts" tabindex="0" role="region" aria-label="What differs"><sd-diff-view [segments]="segments()" /></div>
    <div class="sd-line-up">
      <button matButton="filled" type="button" (click)="choose.emit('mine')">Keep mine</button>
      <button matButton="outlined" type="button" (click)="choose.emit('theirs')">Take the other</button>
      <span class="sd-spread"></span>
      <button matButton type="button" (click)="copy(mine())">Copy mine</button>
      <button matButton type="button" (click)="copy(theirs())">Copy the other</button>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      padding-bottom: 14px;
      border-bottom: 1px solid var(--sd-line);
    }
    .texts {
      position: relative;
      max-height: 260px;
      padding: 12px 14px;
      overflow: auto;
      border: 1px solid var(--sd-line);
      border-radius: var(--sd-radius);
    }
  `,
})
export class DraftConflict {
  readonly mine = input.required<DraftText>();
  readonly theirs = input.required<DraftText>();
  readonly choose = output<'mine' | 'theirs'>();

  protected readonly segments = computed(() => diffTexts(joined(this.theirs()), joined(this.mine())));

  private readonly texts = viewChild.required<ElementRef<HTMLElement>>('texts');

  constructor() {
    // Long texts differ somewhere: that place is shown, not the beginning.
    afterNextRender(() => {
      const box = this.texts().nativeElement;
      const change = box.querySelector<HTMLElement>('ins, del');
      if (change !== null) box.scrollTop = change.offsetTop - box.clientHeight / 2;
    });
  }

  protected copy(text: DraftText): void {
    void copyText(joined(text));
  }
}
