import { Component, Injector, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { KeyHint } from '@sourcedesk/ui';
import { Session } from '../session/session';
import { Keys } from './keys';
import { Preferences } from './preferences';

let shown = false;

/** Shows the list once, however often it is asked for. */
export function openKeyList(injector: Injector): void {
  if (shown) return;
  shown = true;
  const list = injector.get(MatDialog).open(KeyListDialog, { width: '520px', autoFocus: 'dialog' });
  list.afterClosed().subscribe(() => (shown = false));
}

@Component({
  selector: 'sd-key-list-dialog',
  imports: [KeyHint, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, RouterLink],
  template: `
    <h2 mat-dialog-title>Keys in force</h2>
    <mat-dialog-content>
      <label class="switch">
        <input
          type="checkbox"
          [checked]="preferences.letterKeys()"
          (change)="preferences.change({ letterKeys: !preferences.letterKeys() })"
        />
        Keys of one letter, on this browser
      </label>
      @for (scope of scopes; track $index) {
        <h3>{{ scope.name }}</h3>
        <dl>
          @for (binding of scope.bindings; track binding.keys) {
            @if (binding.when?.() ?? true) {
              <dt>{{ binding.label }}</dt>
              <dd>
                @if (preferences.printed()(binding.keys) === '') {
                  <span class="sd-muted">off</span>
                } @else {
                  <sd-key-hint [keys]="binding.keys" />
                }
              </dd>
            }
          }
        </dl>
      }
      <h3>In lists</h3>
      <dl>
        <dt>Next and previous row</dt>
        <dd><sd-key-hint keys="j" /> <sd-key-hint keys="k" /> <sd-key-hint keys="arrowdown" /> <sd-key-hint keys="arrowup" /></dd>
        <dt>Open the row</dt>
        <dd><sd-key-hint keys="enter" /></dd>
      </dl>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      @if (mayChange) {
        <a matButton="text" routerLink="/app/settings/keyboard" mat-dialog-close>Change keys</a>
      }
      <button matButton="outlined" type="button" mat-dialog-close>Close</button>
    </mat-dialog-actions>
  `,
  styles: `
    h3 {
      margin: 16px 0 4px;
    }
    dl {
      display: grid;
      grid-template-columns: 1fr auto;
      gap: 6px 16px;
    }
    dd {
      display: flex;
      gap: 4px;
      justify-content: end;
    }
    .switch {
      display: flex;
      align-items: center;
      gap: 10px;
      min-height: 32px;
    }
    input {
      width: 16px;
      height: 16px;
      accent-color: var(--sd-press);
    }
  `,
})
export class KeyListDialog {
  protected readonly preferences = inject(Preferences);
  protected readonly mayChange = inject(Session).may('queries.read');
  protected readonly scopes = inject(Keys)
    .inForce()
    .filter((scope) => scope.bindings.length > 0);
}
