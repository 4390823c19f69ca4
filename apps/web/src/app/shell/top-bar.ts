import { NgTemplateOutlet } from '@angular/common';
import { Component, DestroyRef, booleanAttribute, computed, inject, input } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';
import { Icon, KeyHint, PageBar } from '@sourcedesk/ui';
import { Live } from './live';
import type { LiveStatus } from './live';
import { MeMenu } from './me-menu';
import { Palette } from './palette';

const liveWords: Readonly<Record<LiveStatus, string>> = {
  off: 'Not connected',
  connecting: 'Connecting to live updates',
  live: 'Live: changes by others appear by themselves',
  paused: 'Live updates paused, reconnecting',
};

/** The bar over the page: the page's own header, then search, the live dot and the person. */
@Component({
  selector: 'sd-top-bar',
  imports: [Icon, KeyHint, MatTooltip, MeMenu, NgTemplateOutlet],
  template: `
    <ng-content />
    <div class="page">
      @if (bar.header(); as header) {
        <ng-container *ngTemplateOutlet="header" />
      }
    </div>
    <button type="button" class="search" (click)="palette.open()">
      <sd-icon name="search" /><span>Search or jump</span><sd-key-hint keys="mod+k" />
    </button>
    <span class="live" role="img" tabindex="0" [attr.data-status]="live.status()" [attr.aria-label]="words()" [matTooltip]="words()"></span>
    <sd-me-menu />
  `,
  styleUrl: './top-bar.scss',
  host: { '[class.tight]': 'tight()' },
})
export class TopBar {
  /** Work on one thing needs the room of the bar: the search folds to its sign. */
  readonly tight = input(false, { transform: booleanAttribute });
  protected readonly bar = inject(PageBar);
  protected readonly live = inject(Live);
  protected readonly palette = inject(Palette);
  protected readonly words = computed(() => liveWords[this.live.status()]);

  constructor() {
    inject(DestroyRef).onDestroy(this.bar.offer());
  }
}
