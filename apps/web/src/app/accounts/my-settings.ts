import { Component, inject } from '@angular/core';
import { form, required, validate } from '@angular/forms/signals';
import { Toasts } from '../shell/toasts';
import { PasswordField } from '../session/password-field';
import { newPasswordRule } from '../session/rules';
import { Session } from '../session/session';
import { AccountsClient } from './accounts-client';
import { FormSection } from './form-section';
import { nameRule } from './rules';
import { Section } from './section';
import { roleWords } from './rights';
import { TextField } from './text-field';

const empty = { current: '', password: '' };

/** The signed-in person: their name, who they are here, and their password. */
@Component({
  selector: 'sd-my-settings',
  imports: [FormSection, PasswordField, TextField],
  template: `
    <div class="sd-page">
      <sd-form-section
        heading="Who you are"
        text="Name and e-mail are yours, not the agency’s: they go with you to every agency you work for. Colleagues see the name beside what you do."
        saveLabel="Change the name"
        [form]="self"
        [section]="selfSection"
      >
        <sd-text-field [field]="self.name" label="Name" autocomplete="name" />
        @if (session.me(); as me) {
          <dl>
            <dt>E-mail</dt>
            <dd>{{ me.user.email }}</dd>
            <dt>Here as</dt>
            <dd>{{ roles[me.role].label }} of {{ me.agency.name }}</dd>
          </dl>
        }
      </sd-form-section>
      <sd-form-section
        heading="Password"
        text="With a new password every other sign-in of yours ends; this one stays."
        saveLabel="Change the password"
        [form]="form"
        [section]="section"
      >
        <sd-password-field [field]="form.current" label="Current password" />
        <sd-password-field [field]="form.password" label="New password" hint="At least 12 characters" autocomplete="new-password" />
      </sd-form-section>
    </div>
  `,
  styleUrl: './my-settings.scss',
})
export class MySettings {
  private readonly client = inject(AccountsClient);
  private readonly toasts = inject(Toasts);
  protected readonly session = inject(Session);
  protected readonly roles = roleWords;

  protected readonly selfSection = new Section({
    source: () => this.name(),
    save: async (_, { name }) => {
      await this.client.rename(name.trim());
      await this.session.reload();
      return this.name();
    },
  });
  protected readonly self = form(this.selfSection.model, (path) => nameRule(path.name, 'Give your name.'), {
    submission: this.selfSection.submission,
  });

  protected readonly section = new Section({
    source: () => empty,
    save: async (_, body) => {
      await this.client.changePassword(body);
      this.toasts.show('The new password is in force.', { tone: 'green' });
      return empty;
    },
  });
  protected readonly form = form(
    this.section.model,
    (path) => {
      required(path.current, { message: 'Give the password you have now.' });
      newPasswordRule(path.password);
      validate(path.password, ({ value, valueOf }) =>
        value() !== '' && value() === valueOf(path.current) ? { kind: 'same', message: 'This is the password you have now.' } : undefined,
      );
    },
    { submission: this.section.submission },
  );

  private name(): { name: string } {
    return { name: this.session.me()?.user.name ?? '' };
  }
}
