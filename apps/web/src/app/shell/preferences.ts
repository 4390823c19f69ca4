import { Injectable, computed, effect, inject, signal } from '@angular/core';
import { DOCUMENT } from '@angular/common';
import { keep, readKept } from './kept';
import { printedAs } from './key-map';
import type { KeyMap } from './key-map';

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'compact' | 'cosy' | 'comfortable';

interface Kept {
  theme: Theme;
  density: Density;
  letterKeys: boolean;
  /** Keys set otherwise. */
  keys: KeyMap;
  navCollapsed: boolean;
}

const defaults: Kept = { theme: 'system', density: 'cosy', letterKeys: true, keys: {}, navCollapsed: false };

/** How this person likes the desk in this browser: theme, density, keys, folded navigation. Applied at once and kept. */
@Injectable({ providedIn: 'root' })
export class Preferences {
  private readonly kept = signal<Kept>({ ...defaults, ...readKept<Partial<Kept>>('preferences', {}) });
  private readonly root = inject(DOCUMENT).documentElement;

  readonly theme = computed(() => this.kept().theme);
  readonly density = computed(() => this.kept().density);
  readonly letterKeys = computed(() => this.kept().letterKeys);
  readonly keys = computed(() => this.kept().keys);
  /** How a key is printed now; '' for one that is off. */
  readonly printed = computed(() => {
    const { keys, letterKeys } = this.kept();
    return (each: string) => printedAs(keys, letterKeys, each);
  });
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
