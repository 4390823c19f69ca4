import { Component, inject, linkedSignal } from '@angular/core';
import { form } from '@angular/forms/signals';
import { Preferences } from '../shell/preferences';
import type { Density, Theme } from '../shell/preferences';
import { Choices } from './choices';

/** How the desk looks in this browser; applied while choosing. */
@Component({
  selector: 'sd-appearance-settings',
  imports: [Choices],
  template: `
    <div class="sd-page sd-stack">
      <p class="sd-muted">Holds for this browser, at once.</p>
      <sd-choices [field]="form.theme" legend="Theme" [options]="themes" (chosen)="keep()" />
      <sd-choices [field]="form.density" legend="Density" [options]="densities" (chosen)="keep()" />
    </div>
  `,
  styleUrl: './appearance-settings.scss',
})
export class AppearanceSettings {
  private readonly preferences = inject(Preferences);
  protected readonly themes = [
    { id: 'system', label: 'Like the system', text: 'Light by day and dark by night, where the system does so.' },
    { id: 'light', label: 'Light', text: '' },
    { id: 'dark', label: 'Dark', text: '' },
  ];
  protected readonly densities = [
    { id: 'compact', label: 'Compact', text: 'Rows of 32 pixels: the most on a screen.' },
    { id: 'cosy', label: 'Cosy', text: 'Rows of 40 pixels.' },
    { id: 'comfortable', label: 'Comfortable', text: 'Rows of 48 pixels: easy to hit, also with a finger.' },
  ];
  protected readonly form = form(
    linkedSignal(() => ({ theme: this.preferences.theme() as string, density: this.preferences.density() as string })),
  );

  protected keep(): void {
    const { theme, density } = this.form().value();
    this.preferences.change({ theme: theme as Theme, density: density as Density });
  }
}
