import { NgTemplateOutlet } from '@angular/common';
import { Title } from '@angular/platform-browser';
import { Component, DestroyRef, Injectable, TemplateRef, effect, inject, input, signal, viewChild } from '@angular/core';

/** Where the header of the page in view is drawn: the shell's bar when there is one. */
@Injectable({ providedIn: 'root' })
export class PageBar {
  private readonly current = signal<TemplateRef<unknown> | null>(null);
  private readonly outlets = signal(0);
  readonly header = this.current.asReadonly();
  readonly taken = () => this.outlets() > 0;

  show(header: TemplateRef<unknown>): void {
    this.current.set(header);
  }

  clear(header: TemplateRef<unknown>): void {
    if (this.current() === header) this.current.set(null);
  }

  /** The shell says that it draws headers; returns how to take that back. */
  offer(): () => void {
    this.outlets.update((count) => count + 1);
    return () => this.outlets.update((count) => count - 1);
  }
}

/** The page's heading and what stands beside it; drawn in the shell's top bar, or in place where there is no shell. */
@Component({
  selector: 'sd-page-header',
  imports: [NgTemplateOutlet],
  template: `
    <ng-template #header>
      <div class="back"><ng-content select="[sdBack]" /></div>
      <div class="before"><ng-content select="[sdBefore]" /></div>
      <h1>{{ heading() }}</h1>
      @if (note() !== '') {
        <span class="note">{{ note() }}</span>
      }
      <div class="beside"><ng-content /></div>
      <div class="after"><ng-content select="[sdAfter]" /></div>
    </ng-template>
    @if (!bar.taken()) {
      <ng-container *ngTemplateOutlet="header" />
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    .back,
    .before,
    .beside,
    .after {
      display: flex;
      flex: none;
      align-items: center;
      gap: 4px 12px;
      min-width: 0;
    }
    .back:empty,
    .before:empty,
    .beside:empty,
    .after:empty {
      display: none;
    }
    .back {
      margin-inline: -8px -4px;
    }
    .after {
      margin-inline-start: auto;
    }
    h1 {
      flex: none;
      max-width: 50%;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .note {
      overflow: hidden;
      color: var(--sd-ink-3);
      font-size: 12.5px;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    // Room is taken from the note first.
    .note {
      flex: 0 100 auto;
      min-width: 0;
    }
    @media (width < 720px) {
      h1 {
        flex: 1 1 calc(100% - 136px);
        min-width: 0;
        max-width: none;
      }
      .back:not(:empty) + .before + h1 {
        flex-basis: calc(100% - 172px);
      }
      .before,
      .beside,
      .after,
      .note {
        order: 2;
        flex: 0 1 auto;
        flex-wrap: wrap;
      }
    }
  `,
})
export class PageHeader {
  readonly heading = input.required<string>();
  readonly note = input('');
  protected readonly bar = inject(PageBar);
  private readonly header = viewChild.required<TemplateRef<unknown>>('header');

  constructor() {
    const title = inject(Title);
    effect(() => this.bar.show(this.header()));
    effect(() => title.setTitle(`${this.heading()} · Sourcedesk`));
    inject(DestroyRef).onDestroy(() => this.bar.clear(this.header()));
  }
}
