import { Component, computed, inject, input } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Icon, initialsOf } from '@sourcedesk/ui';
import { Session } from '../session/session';
import { Toasts } from './toasts';

/** The agency one works in; a menu where one belongs to several. */
@Component({
  selector: 'sd-agency-switch',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    @if (session.me(); as me) {
      @if (me.memberships.length > 1) {
        <button type="button" [matMenuTriggerFor]="menu">
          <i aria-hidden="true">{{ mark() }}</i>
          @if (!folded()) {
            <span>{{ me.agency.name }}</span><sd-icon name="chevron" />
          } @else {
            <span class="sd-only-heard">{{ me.agency.name }}</span>
          }
          <span class="sd-only-heard">, switch agency</span>
        </button>
        <mat-menu #menu="matMenu">
          @for (membership of me.memberships; track membership.agencyId) {
            <button mat-menu-item type="button" [disabled]="membership.agencyId === me.agency.id" (click)="go(membership.agencyId)">
              {{ membership.agencyName }} <span class="sd-dim sd-small">{{ membership.role }}</span>
            </button>
          }
        </mat-menu>
      } @else {
        <div>
          <i aria-hidden="true">{{ mark() }}</i>
          @if (!folded()) {
            <span>{{ me.agency.name }}</span>
          }
        </div>
      }
    }
  `,
  styles: `
    button,
    div {
      display: flex;
      align-items: center;
      gap: 8px;
      width: 100%;
      min-height: 32px;
      padding: 4px 10px;
      border: 0;
      border-radius: var(--sd-radius-small);
      background: none;
      font-weight: 650;
      letter-spacing: -0.01em;
      text-align: start;
    }
    button {
      cursor: pointer;
    }
    span:not(.sd-only-heard) {
      flex: 1;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    i {
      display: grid;
      flex: none;
      place-items: center;
      width: 22px;
      height: 22px;
      border-radius: 6px;
      background: var(--sd-press);
      color: var(--sd-on-press);
      font: 650 12px var(--sd-font);
    }
    // In the bar of a client, where there is no navigation.
    :host(.solo) :is(button, div) {
      width: auto;
      padding-inline: 0;
    }
    @media (width < 720px) {
      :host(.solo) span:not(.sd-only-heard) {
        position: absolute;
        width: 1px;
        height: 1px;
        clip-path: inset(50%);
      }
    }
    sd-icon {
      font-size: 12px;
      color: var(--sd-ink-3);
    }
  `,
})
export class AgencySwitch {
  readonly folded = input(false);
  protected readonly session = inject(Session);
  protected readonly mark = computed(() => initialsOf(this.session.me()?.agency.name ?? '').charAt(0));
  private readonly toasts = inject(Toasts);

  protected go(agencyId: string): void {
    this.session.switchAgency(agencyId).catch((error: unknown) => this.toasts.fail(error));
  }
}
