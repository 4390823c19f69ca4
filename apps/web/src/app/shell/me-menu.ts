import { Component, inject } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Avatar, Icon, KeyHint } from '@sourcedesk/ui';
import { Session } from '../session/session';
import { KeyList } from './key-list';
import { Preferences } from './preferences';
import type { Density, Theme } from './preferences';

/** The person's own menu: how the desk looks, the keys, and the way out. */
@Component({
  selector: 'sd-me-menu',
  imports: [Avatar, Icon, KeyHint, MatMenu, MatMenuItem, MatMenuTrigger],
  templateUrl: './me-menu.html',
  styleUrl: './me-menu.scss',
})
export class MeMenu {
  protected readonly session = inject(Session);
  protected readonly preferences = inject(Preferences);
  protected readonly keyList = inject(KeyList);
  protected readonly themes: readonly { id: Theme; label: string }[] = [
    { id: 'system', label: 'Like the system' },
    { id: 'light', label: 'Light' },
    { id: 'dark', label: 'Dark' },
  ];
  protected readonly densities: readonly { id: Density; label: string }[] = [
    { id: 'compact', label: 'Compact' },
    { id: 'cosy', label: 'Cosy' },
    { id: 'comfortable', label: 'Comfortable' },
  ];

  protected choose(event: Event, to: { theme: Theme } | { density: Density } | { letterKeys: boolean }): void {
    // The menu stays open, so that the effect can be seen and taken back.
    event.stopPropagation();
    this.preferences.change(to);
  }
}
