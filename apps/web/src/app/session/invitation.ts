import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { FormField, FormRoot, applyWhen, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import type { InvitationView } from '@sourcedesk/contracts/accounts';
import { ErrorCard } from '@sourcedesk/ui';
import { problemOf } from '../shell/problem';
import type { ProblemError } from '../shell/problem';
import { Door } from './door';
import { PasswordField } from './password-field';
import { newPasswordRule, refusal } from './rules';
import { Session } from './session';
import { SessionClient } from './session-client';

const roleWords: Readonly<Record<InvitationView['role'], string>> = {
  owner: 'an owner',
  manager: 'a manager',
  editor: 'an editor',
  va: 'a VA',
  client: 'a client',
};

@Component({
  selector: 'sd-invitation',
  imports: [Door, ErrorCard, FormField, FormRoot, MatButton, MatError, MatFormField, MatInput, MatLabel, PasswordField, RouterLink],
  templateUrl: './invitation.html',
  styleUrl: './_forms.scss',
})
export class Invitation {
  /** From the address. */
  readonly token = input.required<string>();
  private readonly client = inject(SessionClient);
  private readonly session = inject(Session);

  protected readonly view = signal<InvitationView | null>(null);
  protected readonly problem = signal<ProblemError | null>(null);
  protected readonly text = computed(() => {
    const view = this.view();
    return view === null ? '' : `You are invited as ${roleWords[view.role]}, and sign in as ${view.email}.`;
  });
  protected readonly form = form(
    signal({ name: '', password: '' }),
    (path) => {
      applyWhen(
        path,
        () => this.view()?.knownUser === false,
        (fresh) => {
          required(fresh.name, { message: 'Give your name.' });
          newPasswordRule(fresh.password);
        },
      );
      required(path.password, { message: 'Give your password.', when: () => this.view()?.knownUser === true });
    },
    { submission: { action: async (field) => this.accept(field().value()).then(() => undefined, refusal) } },
  );

  constructor() {
    effect(() => void this.read(this.token()));
  }

  protected async read(token: string): Promise<void> {
    this.problem.set(null);
    await this.client.showInvitation(token).then(
      (view) => this.view.set(view),
      (error: unknown) => this.problem.set(problemOf(error)),
    );
  }

  private async accept({ name, password }: { name: string; password: string }): Promise<void> {
    const view = this.view();
    if (view === null) return;
    await this.client.acceptInvitation({ token: this.token(), password, ...(view.knownUser ? {} : { name: name.trim() }) });
    await this.session.signIn(view.email, password);
    this.session.leaveFor('/');
  }
}
