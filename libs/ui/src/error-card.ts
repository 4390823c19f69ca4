import { Component, booleanAttribute, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from './icon';

/** A refusal as shown: a problem document of the API, or the page's own words for a lost connection. */
export interface ShownProblem {
  title: string;
  detail: string;
  traceId: string;
  /** HTTP status; absent: unknown. What is not there does not come by trying again. */
  status?: number;
  errors?: readonly { pointer: string; message: string }[];
}

const final = [403, 404, 410];

/** One region that could not be read or done: what happened, what to do, Retry, and the trace id for support. The rest of the page lives on. */
@Component({
  selector: 'sd-error-card',
  imports: [Icon, MatButton],
  template: `
    <div class="card" role="alert">
      <sd-icon name="warning" />
      <div class="words">
        <h2>{{ problem().title }}</h2>
        <p>{{ problem().detail }}</p>
        @for (message of further(); track $index) {
          <p class="sd-small">{{ message }}</p>
        }
        <div class="sd-line-up do">
          @if (again()) {
            <button matButton="outlined" type="button" (click)="retry.emit()">Try again</button>
          }
          <ng-content />
          @if (problem().traceId !== '') {
            <button class="trace" type="button" (click)="copy()">
              <sd-icon name="copy" /> {{ copied() ? 'Copied' : 'Trace ' + problem().traceId.slice(0, 8) }}
              <span class="sd-only-heard">copy the trace id</span>
            </button>
          }
        </div>
      </div>
    </div>
  `,
  styles: `
    .card {
      display: grid;
      grid-template-columns: 18px minmax(0, 1fr);
      gap: 10px;
      margin: 14px var(--sd-gutter);
      padding: 12px 14px;
      border: 1px solid var(--sd-line);
      border-radius: var(--sd-radius);
      background: var(--sd-surface);
    }
    .card > sd-icon {
      margin-top: 2px;
      color: var(--sd-red);
    }
    h2 {
      font: 600 13px/1.4 var(--sd-font);
    }
    p {
      color: var(--sd-ink-2);
    }
    .do {
      margin-top: 10px;
    }
    .do:empty {
      display: none;
    }
    .trace {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-height: 28px;
      padding: 0 6px;
      border: 0;
      background: none;
      color: var(--sd-ink-3);
      font: 12.5px var(--sd-font);
      font-variant-numeric: tabular-nums;
      cursor: pointer;
    }
    .trace sd-icon {
      font-size: 13px;
    }
  `,
})
export class ErrorCard {
  readonly problem = input.required<ShownProblem>();
  readonly retryable = input(true, { transform: booleanAttribute });
  readonly retry = output<void>();
  protected readonly again = computed(() => this.retryable() && !final.includes(this.problem().status ?? 0));
  /** What the detail does not say already. */
  protected readonly further = computed(() =>
    (this.problem().errors ?? []).map(({ message }) => message).filter((message) => message !== this.problem().detail),
  );
  protected readonly copied = signal(false);

  protected async copy(): Promise<void> {
    await copyText(this.problem().traceId);
    this.copied.set(true);
  }
}

/** Copies text; over plain HTTP, where the clipboard API is missing, by a selection. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard !== undefined) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
