import { Component, DestroyRef, ElementRef, Injector, computed, effect, inject, signal, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ActivatedRoute, NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { filter } from 'rxjs';
import { Icon } from '@sourcedesk/ui';
import { Session } from '../session/session';
import { AgencySwitch } from './agency-switch';
import { BottomNav } from './bottom-nav';
import { KeyList } from './key-list';
import { useKeys } from './keys';
import { Live } from './live';
import { LiveNotice } from './live-notice';
import { NavCounts } from './nav-counts';
import { places } from './navigation';
import { Palette, usePalette } from './palette';
import type { PaletteEntry, PaletteSearch } from './palette';
import { Preferences } from './preferences';
import { SideNav } from './side-nav';
import { Toasts } from './toasts';
import { TopBar } from './top-bar';

/** The frame around every page of a signed-in person. */
@Component({
  selector: 'sd-shell',
  imports: [AgencySwitch, BottomNav, Icon, RouterOutlet, SideNav, TopBar],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
})
export class Shell {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly preferences = inject(Preferences);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  private readonly focusMode = signal(this.readFocusMode());
  protected readonly counts = inject(NavCounts).all;
  /** A client has one page and needs no navigation. */
  protected readonly places = computed(() =>
    this.session.may('queries.read') ? places.filter((place) => this.session.may(place.needs)) : [],
  );
  protected readonly folded = computed(() => this.preferences.navCollapsed() || this.focusMode());
  protected readonly alone = this.focusMode.asReadonly();

  constructor() {
    this.bindKeys();
    const live = inject(Live);
    const notice = inject(LiveNotice);
    effect((onCleanup) => {
      notice.paused.set(live.status() === 'paused');
      onCleanup(() => notice.paused.set(false));
    });
    let path = this.path();
    this.router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(),
      )
      .subscribe(() => {
        this.focusMode.set(this.readFocusMode());
        if (this.path() !== path) this.meet();
        path = this.path();
      });
  }

  protected skipToMain(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }

  /** Out of the work on one thing, where the places are folded away. */
  protected goBack(): void {
    if (history.length > 1) history.back();
    else void this.router.navigateByUrl('/');
  }

  /** A new page: the focus goes into it, so that a screen reader says where one is; a page that focuses something itself keeps that. */
  private meet(): void {
    const main = this.main().nativeElement;
    if (!main.contains(document.activeElement)) main.focus({ preventScroll: true });
  }

  private bindKeys(): void {
    const keyList = inject(KeyList);
    const palette = inject(Palette);
    const toasts = inject(Toasts);
    const open = () => palette.open();
    const injector = inject(Injector);
    const search: PaletteSearch = async (text) => injector.get((await import('./palette-search')).PaletteSearches).find(text);
    inject(DestroyRef).onDestroy(palette.addSearch(search));
    useKeys('Everywhere', [
      { keys: 'mod+k', label: 'Search or jump', run: open, whileTyping: true },
      { keys: '/', label: 'Search or jump', run: open },
      { keys: '?', label: 'Keys in force', run: () => keyList.open() },
      {
        keys: '[',
        label: 'Fold or unfold the navigation',
        run: () => this.preferences.change({ navCollapsed: !this.preferences.navCollapsed() }),
      },
      { keys: 'z', label: 'Undo', run: () => toasts.undoLast() },
    ]);
    usePalette(() => [
      ...this.places().map((place) => ({
        id: `go-${place.id}`,
        label: place.label,
        group: 'Go to' as const,
        keys: `g ${place.key}`,
        run: () => void this.router.navigateByUrl(place.path),
      })),
      ...this.settings(),
    ]);
    useKeys(
      'Go to',
      this.places().map((place) => ({ keys: `g ${place.key}`, label: place.label, run: () => void this.router.navigateByUrl(place.path) })),
    );
  }

  private settings(): PaletteEntry[] {
    const { preferences } = this;
    const entry = (id: string, label: string, run: () => void): PaletteEntry => ({ id, label, group: 'Settings', run });
    return [
      entry('theme-light', 'Light theme', () => preferences.change({ theme: 'light' })),
      entry('theme-dark', 'Dark theme', () => preferences.change({ theme: 'dark' })),
      entry('theme-system', 'Theme like the system', () => preferences.change({ theme: 'system' })),
      entry('density-compact', 'Compact rows', () => preferences.change({ density: 'compact' })),
      entry('density-cosy', 'Cosy rows', () => preferences.change({ density: 'cosy' })),
      entry('density-comfortable', 'Comfortable rows', () => preferences.change({ density: 'comfortable' })),
      entry('sign-out', 'Sign out', () => void this.session.signOut()),
    ];
  }

  private path(): string {
    return this.router.url.split('?')[0] ?? '';
  }

  private readFocusMode(): boolean {
    let { snapshot } = this.route;
    while (snapshot.firstChild !== null) snapshot = snapshot.firstChild;
    return snapshot.data['focus'] === true;
  }
}
