import { Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { LinkProblem, Placement } from '@sourcedesk/contracts/placement';
import { ErrorCard, Icon, KeyHint, LinkStateBadge, Now, SkeletonRows, momentWords } from '@sourcedesk/ui';
import { onLive } from '../shell/live';
import { problemOf } from '../shell/problem';
import { linkProblemWords } from './link-problem-words';
import { PlacementClient } from './placement-client';

/** One article: where it stands, what links to the brand, and every look at it. */
@Component({
  selector: 'sd-placement-checks',
  imports: [ErrorCard, Icon, KeyHint, LinkStateBadge, MatButton, RouterLink, SkeletonRows],
  template: `
    @let it = placement();
    <article class="sd-stack">
      <header>
        <p class="sd-muted sd-small">{{ it.outlet || 'Outlet not named' }}</p>
        <h2>{{ it.title || 'Not fetched yet' }}</h2>
        <a [href]="it.url" target="_blank" rel="noopener noreferrer">{{ it.url }} <sd-icon name="external" /></a>
      </header>
      <p><sd-link-state-badge [link]="it.link" /></p>
      @if (it.link; as link) {
        <dl>
          @if (link.target) {
            <dt>Links to</dt>
            <dd>{{ link.target }}</dd>
            <dt>In the words</dt>
            <dd>“{{ link.anchor }}”</dd>
          }
          <dt>rel</dt>
          <dd>{{ link.rel || 'none' }}</dd>
        </dl>
      }
      <p class="sd-line-up">
        @if (mayCheck()) {
          <button mat-stroked-button type="button" (click)="check.emit()">Check now <sd-key-hint keys="c" /></button>
        }
        @for (pitch of it.pitchIds; track pitch) {
          <a mat-button [routerLink]="['/app/sent']" [queryParams]="{ tab: 'sent', pitch }">{{
            it.pitchIds.length === 1 ? 'The pitch behind it' : 'Pitch ' + ($index + 1) + ' of ' + it.pitchIds.length
          }}</a>
        }
      </p>
      <section>
        <h3>Every look</h3>
        @if (checks.error()) {
          <sd-error-card [problem]="problemOf(checks.error())" (retry)="checks.reload()" />
        } @else if (checks.hasValue()) {
          <ol>
            @for (look of checks.value().items; track look.checkedAt) {
              <li>
                <span class="sd-dim sd-small">{{ moment(look.checkedAt) }}</span> <sd-link-state-badge [link]="look" />
                @if (words(look.problem); as why) {
                  <span class="why sd-muted sd-small">{{ why }}</span>
                }
              </li>
            } @empty {
              <li class="sd-muted">It has not been looked at yet.</li>
            }
          </ol>
        } @else {
          <sd-skeleton-rows [rows]="2" />
        }
      </section>
    </article>
  `,
  styles: `
    article {
      padding: 18px 20px 28px;
    }
    h2 {
      margin: 4px 0 6px;
      font: 600 19px/1.25 var(--sd-font-read);
    }
    a sd-icon {
      font-size: 12px;
    }
    a,
    dd {
      overflow-wrap: anywhere;
    }
    dl {
      display: grid;
      grid-template-columns: max-content minmax(0, 1fr);
      gap: 4px 14px;
      font-size: 13px;
    }
    dt {
      color: var(--sd-ink-3);
    }
    li {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 10px;
      padding: 6px 0;
      border-top: 1px solid var(--sd-line);
    }
    .why {
      flex-basis: 100%;
    }
    h3 {
      margin-bottom: 6px;
    }
  `,
})
export class PlacementChecks {
  private readonly client = inject(PlacementClient);
  private readonly now = inject(Now);
  readonly placement = input.required<Placement>();
  readonly mayCheck = input(false);
  readonly check = output();
  protected readonly problemOf = problemOf;
  protected readonly words = (problem: LinkProblem) => linkProblemWords[problem];
  protected readonly checks = this.client.checks(() => (this.mayCheck() ? this.placement().id : undefined));

  constructor() {
    onLive(
      ['placement'],
      () => this.checks.reload(),
      ({ entityId }) => entityId === this.placement().id,
    );
  }

  protected moment(at: string): string {
    return momentWords(Date.parse(at), this.now.minute());
  }
}
