import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Now, momentWords } from '@sourcedesk/ui';
import type { StoryLine } from './query-story';

/** What happened to a query, the latest first; each change with what it was and is. */
@Component({
  selector: 'sd-query-timeline',
  imports: [RouterLink],
  template: `
    <ol>
      @for (line of lines(); track $index) {
        <li>
          <p class="sd-dim sd-small sd-figures">
            <time [attr.datetime]="line.at">{{ when(line.at) }}</time>
          </p>
          <p>
            <span class="sd-strong">{{ line.who }}</span> {{ line.what }}
          </p>
          @if (line.before !== '' || line.after !== '') {
            <p class="change">
              @if (line.before !== '') {
                <del><span class="sd-only-heard">Before: </span>{{ line.before }}</del>
              }
              <ins><span class="sd-only-heard">Now: </span>{{ line.after }}</ins>
            </p>
          }
          @if (line.link; as link) {
            <a [routerLink]="link.to">{{ link.words }}</a>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: grid;
      gap: 10px;
    }
    li {
      padding-inline-start: 12px;
      border-inline-start: 2px solid var(--sd-line);
      font-size: 13px;
      overflow-wrap: anywhere;
    }
    a {
      font-size: 12.5px;
    }
    .change {
      display: grid;
      gap: 2px;
      color: var(--sd-ink-2);
      font-size: 12.5px;
    }
    del,
    ins {
      display: -webkit-box;
      overflow: hidden;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 3;
    }
    del {
      color: var(--sd-ink-3);
    }
    ins {
      color: var(--sd-ink);
      text-decoration: none;
    }
  `,
})
export class QueryTimeline {
  readonly lines = input.required<readonly StoryLine[]>();
  private readonly now = inject(Now);
  protected readonly when = (at: string) => momentWords(Date.parse(at), this.now.minute());
}
