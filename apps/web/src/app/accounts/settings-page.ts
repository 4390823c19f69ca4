import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { PageHeader } from '@sourcedesk/ui';
import { usePalette } from '../shell/palette';
import { Session } from '../session/session';
import { settingsParts } from './settings-parts';
import { Router } from '@angular/router';

/** The frame of the settings: one's own, the agency's, its doors, and jobs that gave up. */
@Component({
  selector: 'sd-settings-page',
  imports: [PageHeader, RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <sd-page-header heading="Settings" />
    <nav class="sd-lanes" aria-label="Parts of the settings">
      @for (part of parts(); track part.path) {
        <a [routerLink]="part.path" routerLinkActive ariaCurrentWhenActive="page">{{ part.label }}</a>
      }
    </nav>
    <router-outlet />
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
  `,
})
export class SettingsPage {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly parts = computed(() => settingsParts.filter(({ needs }) => this.session.may(needs)));

  constructor() {
    usePalette(() =>
      this.parts().map(({ path, label }) => ({
        id: `settings-${path}`,
        label,
        group: 'Settings',
        run: () => void this.router.navigate(['/app/settings', path]),
      })),
    );
  }
}
