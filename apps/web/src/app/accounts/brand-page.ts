import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { filter, map } from 'rxjs';
import { ErrorCard, Icon, PageHeader, Pill, SkeletonRows } from '@sourcedesk/ui';
import { useKeys } from '../shell/keys';
import { usePalette } from '../shell/palette';
import { problemOf } from '../shell/problem';
import { Session } from '../session/session';
import { BrandStore } from './brand-store';
import { mailboxState, statusOf } from './brand-words';

/** The frame of one brand: its name, how it stands, and its parts. */
@Component({
  selector: 'sd-brand-page',
  imports: [ErrorCard, Icon, PageHeader, Pill, RouterLink, RouterOutlet, SkeletonRows],
  template: `
    <sd-page-header [heading]="store.brand()?.name ?? 'Brand'">
      <a sdBack class="back" routerLink="/app/brands" aria-label="All brands"><sd-icon name="back" /></a>
      @if (status(); as status) {
        <sd-pill [tone]="status.tone" [icon]="status.icon">{{ status.words }}</sd-pill>
      }
    </sd-page-header>
    <nav class="sd-lanes" aria-label="Parts of the brand">
      @for (part of parts(); track part.path) {
        <a [routerLink]="['/app/brands', id(), ...part.path]" [attr.aria-current]="part.label === here() ? 'page' : null"
          >{{ part.label }}
          @if (part.count !== undefined) {
            <em>{{ part.count }}</em>
          }
          @if (part.hot) {
            <sd-icon name="warning" /><span class="sd-only-heard">needs attention</span>
          }
        </a>
      }
    </nav>
    @if (store.problem(); as problem) {
      <sd-error-card [problem]="problemOf(problem)" (retry)="store.reload()" />
    }
    @if (store.brand() && store.profiles()) {
      <router-outlet />
    } @else if (!store.problem()) {
      <sd-skeleton-rows />
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      height: 100%;
      min-height: 0;
    }
    .sd-lanes {
      flex: none;
    }
    .sd-lanes sd-icon {
      margin-inline-start: 5px;
      color: var(--sd-amber);
      font-size: 13px;
      vertical-align: -1px;
    }
    .back {
      display: grid;
      place-items: center;
      width: 28px;
      height: 28px;
      border-radius: 6px;
      color: var(--sd-ink-2);
    }
    router-outlet {
      display: none;
    }
  `,
  providers: [BrandStore],
})
export class BrandPage {
  /** From the address. */
  readonly id = input.required<string>();

  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly store = inject(BrandStore);
  protected readonly problemOf = problemOf;

  protected readonly status = computed(() => {
    const brand = this.store.brand();
    return brand && statusOf(brand);
  });
  protected readonly parts = computed(() => {
    const tone = mailboxState(this.store.mailbox())?.tone;
    return [
      { label: 'Overview', path: [], key: '1' },
      { label: 'Experts', path: ['experts'], key: '2', count: this.store.profiles()?.length },
      ...(this.session.may('mailbox.read')
        ? [{ label: 'Mailbox', path: ['mailbox'], key: '3', hot: tone === 'amber' || tone === 'red' }]
        : []),
      ...(this.session.may('service-accounts.read') ? [{ label: 'Services', path: ['services'], key: '4' }] : []),
    ] as readonly { label: string; path: string[]; key: string; count?: number; hot?: boolean }[];
  });

  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.router.url),
    ),
    { initialValue: this.router.url },
  );
  /** The part in view: the word after the brand's id. */
  protected readonly here = computed(() => {
    const word = this.url().split(/[?#]/)[0]?.split('/')[4] ?? '';
    return this.parts().find(({ path }) => (path[0] ?? '') === word)?.label;
  });

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => this.store.show(id));
    });
    useKeys('Brand', [
      { keys: 'escape', label: 'Out: to the experts, to all brands', run: () => this.goOut() },
      ...['Overview', 'Experts', 'Mailbox', 'Services'].map((label, index) => ({
        keys: `${index + 1}`,
        label,
        run: () => this.go(label),
        when: () => this.parts().some((part) => part.label === label),
      })),
    ]);
    usePalette(() =>
      this.parts().map(({ label, key }) => ({
        id: `brand-${label}`,
        label: `${this.store.brand()?.name ?? 'Brand'}: ${label}`,
        group: 'This item',
        keys: key,
        run: () => this.go(label),
      })),
    );
  }

  /** One level out: from an expert to the experts, from the brand to all of them. */
  private goOut(): void {
    const isExpert = this.url().split(/[?#]/)[0]?.split('/')[5] !== undefined;
    void this.router.navigate(isExpert ? ['/app/brands', this.id(), 'experts'] : ['/app/brands']);
  }

  private go(label: string): void {
    const path = this.parts().find((part) => part.label === label)?.path ?? [];
    void this.router.navigate(['/app/brands', this.id(), ...path]);
  }
}
