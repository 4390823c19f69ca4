import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Profile } from '@sourcedesk/contracts/accounts';
import { Now, StateBadge, agoWords } from '@sourcedesk/ui';
import { Session } from '../session/session';
import { BrandStore } from './brand-store';
import { isFull, seatsAhead } from './brand-words';
import { ExpertLeaving, pageOf } from './expert-leaving';

/** Takes an expert away, or brings one back that was taken away; says what is in the way. */
@Component({
  selector: 'sd-expert-removal',
  imports: [MatButton, RouterLink, StateBadge],
  template: `
    <section aria-labelledby="sd-removal" [class.gone]="since() !== ''">
      @if (since() === '') {
        <h3 id="sd-removal">Remove this expert</h3>
        <p class="sd-muted">
          No query is matched any more, what was accepted leaves the queue, and the seat of the plan is free. Pitches, articles and reports
          stay. An expert can be brought back.
        </p>
        @if (keeping(); as keeping) {
          <div class="kept" role="alert">
            <p>
              {{ keeping.total === 1 ? 'A pitch is' : keeping.total + ' pitches are' }} under way in the name of {{ profile().name }}. Send
              or withdraw first:
            </p>
            <ul>
              @for (pitch of keeping.pitches; track pitch.id) {
                <li>
                  <a [routerLink]="pitch.page.path" [queryParams]="pitch.page.query">{{ pitch.summary }}</a>
                  <sd-state-badge [state]="pitch.state" />
                </li>
              }
            </ul>
            @if (keeping.total > keeping.pitches.length) {
              <p class="sd-small">and {{ keeping.total - keeping.pitches.length }} more</p>
            }
          </div>
        }
        <button matButton="outlined" type="button" class="danger" [disabled]="busy()" disabledInteractive (click)="remove()">
          Remove {{ profile().name }}
        </button>
      } @else {
        <h3 id="sd-removal">Removed {{ since() }}</h3>
        <p class="sd-muted">Nothing new is matched or written in this name.</p>
        @if (mayChange) {
          <p class="sd-muted">Brought back, the expert takes a seat of the plan, and open queries are matched again.</p>
          @if (full() !== '') {
            <p class="full">{{ full() }}</p>
          }
          <button
            matButton="outlined"
            type="button"
            [disabled]="busy() || full() !== ''"
            disabledInteractive
            (click)="leaving.bringBack(profile().id)"
          >
            Bring {{ profile().name }} back
          </button>
        }
      }
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: 10px;
      justify-items: start;
      padding-top: 20px;
      border-top: 1px solid var(--sd-line);
    }
    section.gone {
      padding: 0 0 22px;
      border: 0;
    }
    .danger {
      color: var(--sd-red);
    }
    .full {
      color: var(--sd-amber);
    }
    .kept {
      justify-self: stretch;
      padding: 10px 12px;
      border-radius: 7px;
      background: var(--sd-amber-soft);
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 10px;
      padding-top: 6px;
    }
  `,
  providers: [ExpertLeaving],
})
export class ExpertRemoval {
  readonly profile = input.required<Profile>();
  readonly removed = output<void>();

  private readonly store = inject(BrandStore);
  private readonly now = inject(Now);
  protected readonly mayChange = inject(Session).may('profiles.change');
  protected readonly leaving = inject(ExpertLeaving);
  protected readonly busy = computed(() => this.leaving.busy() !== null);
  protected readonly since = computed(() => {
    const at = this.profile().removedAt;
    return at === null ? '' : agoWords(Date.parse(at), this.now.minute());
  });
  protected readonly full = computed(() => {
    const plan = this.store.brand()?.plan;
    return plan !== undefined && isFull(plan) ? seatsAhead(plan, this.store.planName()) : '';
  });
  protected readonly keeping = computed(() => {
    const keeping = this.leaving.keeping();
    return keeping && { ...keeping, pitches: keeping.pitches.map((pitch) => ({ ...pitch, page: pageOf(pitch) })) };
  });

  protected async remove(): Promise<void> {
    if (await this.leaving.remove(this.profile().id)) this.removed.emit();
  }
}
