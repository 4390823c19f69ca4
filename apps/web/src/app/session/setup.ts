import { Component, inject, input, linkedSignal, signal } from '@angular/core';
import { FormField, FormRoot, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import { Door } from './door';
import { PasswordField } from './password-field';
import { emailRule, newPasswordRule, refusal } from './rules';
import { Session } from './session';
import { SessionClient } from './session-client';

@Component({
  selector: 'sd-setup',
  imports: [Door, FormField, FormRoot, MatButton, MatError, MatFormField, MatHint, MatInput, MatLabel, PasswordField, RouterLink],
  templateUrl: './setup.html',
  styleUrl: './_forms.scss',
})
export class Setup {
  /** The one-time token, when the printed address carried it. */
  readonly token = input<string>();
  private readonly client = inject(SessionClient);
  private readonly session = inject(Session);

  protected readonly needed = signal(true);
  protected readonly form = form(
    linkedSignal(() => ({ token: this.token() ?? '', agencyName: '', name: '', email: '', password: '' })),
    (path) => {
      required(path.token, { message: 'Give the token that was printed at start.' });
      required(path.agencyName, { message: 'Give the agency a name.' });
      required(path.name, { message: 'Give your name.' });
      emailRule(path.email);
      newPasswordRule(path.password);
    },
    { submission: { action: async (field) => this.create(field().value()).then(() => undefined, refusal) } },
  );

  constructor() {
    void this.client
      .setupState()
      .then((state) => this.needed.set(state.needed))
      .catch(() => undefined);
  }

  private async create(given: { token: string; agencyName: string; name: string; email: string; password: string }): Promise<void> {
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    await this.client.setUp({ ...given, token: given.token.trim(), email: given.email.trim(), timeZone });
    await this.session.signIn(given.email.trim(), given.password);
    this.session.leaveFor('/');
  }
}
