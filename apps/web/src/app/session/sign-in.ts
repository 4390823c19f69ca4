import { Component, effect, inject, input, signal } from '@angular/core';
import { FormField, FormRoot, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';
import { Door } from './door';
import { landingOf, safeNext } from './landing';
import { PasswordField } from './password-field';
import { emailRule, refusal } from './rules';
import { Session } from './session';
import { SessionClient } from './session-client';

@Component({
  selector: 'sd-sign-in',
  imports: [Door, FormField, FormRoot, MatButton, MatError, MatFormField, MatInput, MatLabel, PasswordField, RouterLink],
  templateUrl: './sign-in.html',
  styleUrl: './_forms.scss',
})
export class SignIn {
  /** Where to go afterwards, from the address. */
  readonly next = input<string>();
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  protected readonly setupNeeded = signal(false);
  protected readonly form = form(
    signal({ email: '', password: '' }),
    (path) => {
      emailRule(path.email);
      required(path.password, { message: 'Give your password.' });
    },
    {
      submission: {
        action: async (field) => {
          const { email, password } = field().value();
          return this.session.signIn(email.trim(), password).then(() => undefined, refusal);
        },
      },
    },
  );

  constructor() {
    effect(() => {
      const me = this.session.me();
      if (me !== null) void this.router.navigateByUrl(safeNext(this.next() ?? null) ?? landingOf(me.role), { replaceUrl: true });
    });
    // Without an answer the page stays a sign-in page; signing in will tell what is wrong.
    void this.session.restore().catch(() => undefined);
    void inject(SessionClient)
      .setupState()
      .then((state) => this.setupNeeded.set(state.needed))
      .catch(() => undefined);
  }
}
