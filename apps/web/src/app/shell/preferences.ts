import { Injectable, computed, effect, inject, signal } from '@angular/core';
import { DOCUMENT } from '@angular/common';
import { keep, readKept } from './kept';

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'compact' | 'cosy' | 'comfortable';

interface Kept {
  theme: Theme;
  density: Density;
  letterKeys: boolean;
  navCollapsed: boolean;
}

const defaults: Kept = { theme: 'system', density: 'cosy', letterKeys: true, navCollapsed: false };

/** How this person likes the desk in this browser: theme, density, single-letter keys, folded navigation. Applied at once and kept. */
@Injectable({ providedIn: 'root' })
export class Preferences {
  private readonly kept = signal<Kept>({ ...defaults, ...readKept<Partial<Kept>>('preferences', {}) });
  private readonly root = inject(DOCUMENT).documentElement;

  readonly theme = computed(() => this.kept().theme);
  readonly density = computed(() => this.kept().density);
  readonly letterKeys = computed(() => this.kept().letterKeys);
  readonly navCollapsed = computed(() => this.kept().navCollapsed);

  constructor() {
    effect(() => {
      this.root.style.colorScheme = this.theme() === 'system' ? '' : this.theme();
      this.root.dataset['density'] = this.density();
    });
    effect(() => keep('preferences', this.kept()));
  }

  change(to: Partial<Kept>): void {
    this.kept.update((kept) => ({ ...kept, ...to }));
  }
}
