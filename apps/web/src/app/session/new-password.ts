import { Component, inject, input, signal } from '@angular/core';
import { FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { Toasts } from '../shell/toasts';
import { Door } from './door';
import { PasswordField } from './password-field';
import { newPasswordRule, refusal } from './rules';
import { SessionClient } from './session-client';

@Component({
  selector: 'sd-new-password',
  imports: [Door, FormRoot, MatButton, PasswordField, RouterLink],
  template: `
    <sd-door heading="Choose a new password" text="Everyone signed in with the old one is signed out.">
      <form [formRoot]="form">
        <sd-password-field [field]="form.password" label="New password" hint="At least 12 characters" autocomplete="new-password" />
        @for (error of form().errors(); track error.kind) {
          <p class="refused" role="alert">{{ error.message }}</p>
        }
        <button matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Keep this password</button>
        <p class="beside"><a routerLink="/password-reset">Ask for a new link</a></p>
      </form>
    </sd-door>
  `,
  styleUrl: './_forms.scss',
})
export class NewPassword {
  /** From the address. */
  readonly token = input.required<string>();
  private readonly client = inject(SessionClient);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);

  protected readonly form = form(signal({ password: '' }), (path) => newPasswordRule(path.password), {
    submission: {
      action: async (field) =>
        this.client.confirmPasswordReset({ token: this.token(), password: field().value().password }).then(() => {
          this.toasts.show('The new password is in force. Sign in with it.', { tone: 'green' });
          void this.router.navigateByUrl('/sign-in');
          return undefined;
        }, refusal),
    },
  });
}
