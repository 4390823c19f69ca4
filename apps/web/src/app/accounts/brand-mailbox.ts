import { Component, computed, inject, signal } from '@angular/core';
import { FormField, email, form, max, min, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { Mailbox } from '@sourcedesk/contracts/accounts';
import { ErrorCard, Icon, KeyHint, Now, Pill, SkeletonRows } from '@sourcedesk/ui';
import { useKeys } from '../shell/keys';
import { onLive } from '../shell/live';
import { problemOf } from '../shell/problem';
import type { ProblemError } from '../shell/problem';
import { Session } from '../session/session';
import { PasswordField } from '../session/password-field';
import { AccountsClient } from './accounts-client';
import { BrandStore } from './brand-store';
import { Choices } from './choices';
import { FormSection } from './form-section';
import { type MailboxFields, bodyOf, fieldsOf, goesElsewhere, testWords, usualPort } from './mailbox-words';
import { lastKnown } from '../shell/last-known';
import { lengthRule, nameRule } from './rules';
import { Section } from './section';
import { TextField } from './text-field';

/** The address a brand's pitches leave from: how to reach its server, and whether that works. */
@Component({
  selector: 'sd-brand-mailbox',
  imports: [
    Choices,
    ErrorCard,
    FormField,
    FormSection,
    Icon,
    KeyHint,
    MatButton,
    MatError,
    MatFormField,
    MatInput,
    MatLabel,
    PasswordField,
    Pill,
    SkeletonRows,
    TextField,
  ],
  templateUrl: './brand-mailbox.html',
  styleUrl: './brand-mailbox.scss',
})
export class BrandMailbox {
  private readonly store = inject(BrandStore);
  private readonly client = inject(AccountsClient);
  private readonly now = inject(Now);
  private readonly session = inject(Session);

  protected readonly mayChange = this.session.may('mailbox.change');
  protected readonly mayTest = this.session.may('mailbox.test');
  protected readonly read = this.client.mailbox(() => (this.store.mailbox() ? this.store.id() : undefined));
  private readonly known = lastKnown(this.read, this.store.id);
  /** null: none yet; undefined: not read yet. */
  protected readonly mailbox = computed(() => (this.store.mailbox() === null ? null : this.known()));
  protected readonly problemOf = problemOf;
  protected readonly asking = signal(false);
  protected readonly refused = signal<ProblemError | null>(null);
  protected readonly securities = [
    { id: 'starttls', label: 'STARTTLS', text: 'Begins open and is encrypted before the password is sent. Usually port 587.' },
    { id: 'tls', label: 'TLS', text: 'Encrypted from the first byte. Usually port 465.' },
    { id: 'none', label: 'None', text: 'Mail and password can be read on the way. Only within a network of your own.' },
  ];

  protected readonly section = new Section<MailboxFields>({
    source: () => fieldsOf(this.mailbox()),
    save: async (_, all) => {
      const mailbox = await this.client.setMailbox(this.store.id(), bodyOf(all));
      this.take(mailbox);
      if (this.mayTest) void this.test();
      // With the password gone from the field: what was typed is stored, and never shown again.
      return fieldsOf(mailbox);
    },
  });
  protected readonly form = form(
    this.section.model,
    (path) => {
      required(path.address, { message: 'Give the address that pitches leave from.' });
      email(path.address, { message: 'This does not look like an e-mail address.' });
      nameRule(path.host, 'Give the name of the server that sends, such as smtp.fernway.example.', 253);
      required(path.port, { message: 'Give the port.' });
      min(path.port, 1, { message: 'A port lies between 1 and 65535.' });
      max(path.port, 65_535, { message: 'A port lies between 1 and 65535.' });
      lengthRule(path.username, 254);
      lengthRule(path.password, 1000);
      validate(path.password, ({ value, valueOf }) =>
        value() === '' && goesElsewhere(this.mailbox(), valueOf(path))
          ? { kind: 'again', message: 'The server or the user changed: give the password again.' }
          : undefined,
      );
    },
    { submission: this.section.submission },
  );

  protected readonly shown = computed(() => {
    const mailbox = this.mailbox();
    return mailbox ? { ...mailbox, said: testWords(mailbox.test, this.now.minute()) } : null;
  });
  protected readonly passwordHint = computed(() => {
    if (this.section.model().username.trim() === '') return 'Not needed without a user name';
    return this.mailbox()?.hasPassword
      ? 'One is stored, sealed. Leave this empty to keep it.'
      : 'Stored sealed; nobody can read it here again';
  });
  protected readonly movesApproved = computed(() => Boolean(this.mailbox()) && this.section.changes().address !== undefined);

  constructor() {
    onLive(['mailbox'], () => this.read.reload());
    useKeys('Mailbox', [
      { keys: 't', label: 'Test the connection', run: () => void this.test(), when: () => this.mayTest && !this.section.changed() },
    ]);
  }

  /** The usual port goes with the security, unless somebody chose another. */
  protected followPort(before: string): void {
    const { port, security } = this.section.model();
    if (port === usualPort[before]) this.section.model.update((fields) => ({ ...fields, port: usualPort[security] ?? port }));
  }

  private take(mailbox: Mailbox): void {
    this.store.setMailbox(mailbox);
    this.read.set(mailbox);
  }

  protected async test(): Promise<void> {
    if (!this.mailbox() || this.asking()) return;
    this.asking.set(true);
    this.refused.set(null);
    try {
      this.take(await this.client.testMailbox(this.store.id()));
    } catch (error) {
      this.refused.set(problemOf(error));
    } finally {
      this.asking.set(false);
    }
  }
}
