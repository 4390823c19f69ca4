import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Session } from './session/session';
import { SessionOverlay } from './session/session-overlay';
import { Preferences } from './shell/preferences';
import { StatusBar } from './shell/status-bar';
import { ToastList } from './shell/toast-list';

@Component({
  selector: 'sd-root',
  imports: [RouterOutlet, SessionOverlay, StatusBar, ToastList],
  template: `
    <sd-status-bar />
    <router-outlet />
    <sd-toast-list />
    @if (session.state() === 'expired' || session.state() === 'elsewhere') {
      @defer (on immediate) {
        <sd-session-overlay />
      }
    }
  `,
})
export class App {
  protected readonly session = inject(Session);
  // Applies theme and density from the first page on, also where nobody is signed in.
  protected readonly preferences = inject(Preferences);
}
