import { Component, input } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import type { FieldTree } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { PasswordField } from '../../session/password-field';
import { Choices } from '../choices';
import { TextField } from '../text-field';
import { type DoorFields, usualPort } from './door-fields';

/** Where a mailbox is, how to sign in to it, and which folder is read. */
@Component({
  selector: 'sd-imap-fields',
  imports: [Choices, FormField, MatError, MatFormField, MatHint, MatInput, MatLabel, MatOption, MatSelect, PasswordField, TextField],
  templateUrl: './imap-fields.html',
  styles: `
    :host {
      display: grid;
      gap: 14px;
      color: var(--sd-ink-2);
    }
    .server {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 120px;
      gap: 12px;
      align-items: start;
    }
    .note {
      font-size: 12.5px;
    }
  `,
})
export class ImapFields {
  readonly form = input.required<FieldTree<DoorFields>>();
  /** What the last test found; none: nothing to choose from yet. */
  readonly folders = input.required<readonly string[]>();
  readonly isNew = input.required<boolean>();
  /** Credentials of this kind are stored. */
  readonly again = input.required<boolean>();

  protected readonly securities = [
    { id: 'tls', label: 'TLS', text: 'Encrypted from the first byte. Usually port 993.' },
    { id: 'starttls', label: 'STARTTLS', text: 'Begins open and is encrypted before the password is sent. Usually port 143.' },
    { id: 'none', label: 'None', text: 'Mail and password can be read on the way. Only within a network of your own.' },
  ];
  protected readonly ways = [
    { id: 'password', label: 'Password', text: 'With two-step sign-in, an app password made for this.' },
    { id: 'oauth2', label: 'OAuth2', text: 'With a client registered with the provider, as Gmail and Microsoft 365 want it.' },
  ];

  /** The usual port goes with the security, unless somebody chose another. */
  protected followPort(before: string): void {
    const { port, security } = this.form()().value();
    const usual = usualPort[security];
    if (port === usualPort[before] && usual !== undefined) this.form().port().value.set(usual);
  }

  protected choices(chosen: string): readonly string[] {
    return this.folders().includes(chosen) ? this.folders() : [chosen, ...this.folders()];
  }
}
