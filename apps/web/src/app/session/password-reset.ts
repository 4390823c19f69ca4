import { Component, inject, signal } from '@angular/core';
import { FormField, FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import { Door } from './door';
import { emailRule, refusal } from './rules';
import { SessionClient } from './session-client';

@Component({
  selector: 'sd-password-reset',
  imports: [Door, FormField, FormRoot, MatButton, MatError, MatFormField, MatInput, MatLabel, RouterLink],
  template: `
    @if (asked()) {
      <sd-door
        heading="Look into your mailbox"
        [text]="
          'If ' +
          form.email().value() +
          ' signs in here, a link to choose a new password is on its way. It works for a short while and once.'
        "
      >
        <p><a routerLink="/sign-in">Back to sign in</a></p>
      </sd-door>
    } @else {
      <sd-door heading="Choose a new password" text="We send you a link by e-mail.">
        <form [formRoot]="form">
          <mat-form-field appearance="outline" subscriptSizing="dynamic">
            <mat-label>E-mail</mat-label>
            <input matInput type="email" [formField]="form.email" autocomplete="username" />
            @for (error of form.email().errors(); track error.kind) {
              <mat-error>{{ error.message }}</mat-error>
            }
          </mat-form-field>
          @for (error of form().errors(); track error.kind) {
            <p class="refused" role="alert">{{ error.message }}</p>
          }
          <button matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Send the link</button>
          <p class="beside"><a routerLink="/sign-in">Back to sign in</a></p>
        </form>
      </sd-door>
    }
  `,
  styleUrl: './_forms.scss',
})
export class PasswordReset {
  private readonly client = inject(SessionClient);
  protected readonly asked = signal(false);
  protected readonly form = form(signal({ email: '' }), (path) => emailRule(path.email), {
    submission: {
      action: async (field) =>
        this.client.requestPasswordReset(field().value().email.trim()).then(() => {
          this.asked.set(true);
          return undefined;
        }, refusal),
    },
  });
}
