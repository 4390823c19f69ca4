import { Component, inject, signal } from '@angular/core';
import { FormField, FormRoot, email, form, required, validate } from '@angular/forms/signals';
import type { FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialog,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import { firstValueFrom } from 'rxjs';
import type { Profile } from '@sourcedesk/contracts/accounts';
import type { ServiceAccount } from '@sourcedesk/contracts/service-accounts';
import { serviceNames } from '@sourcedesk/domain/services';
import { KeyHint } from '@sourcedesk/ui';
import { AccountsClient } from './accounts-client';
import { focusFirstError, refusedBy } from './field-errors';
import { keyPerBody } from './key-per-body';
import { lengthRule } from './rules';
import { type ServiceAccountFields, bodyOfAccount, fieldsOfAccount, serviceChoices, wrongCap } from './service-account-words';
import { TextField } from './text-field';
import { Toggle } from './toggle';
import { WordsField } from './words-field';

/** What the dialog is about; account null: a new one. */
export interface AccountAsked {
  brandId: string;
  account: ServiceAccount | null;
  address: string;
  profiles: readonly Profile[];
}

/** Asks for an account with a service and stores it. @returns whether something was stored, or is to be removed; null when the person thinks better of it */
export async function openServiceAccount(dialog: MatDialog, asked: AccountAsked): Promise<'stored' | 'remove' | null> {
  const shown = dialog.open<ServiceAccountDialog, AccountAsked, 'stored' | 'remove'>(ServiceAccountDialog, {
    data: asked,
    width: '560px',
    autoFocus: 'first-tabbable',
  });
  return (await firstValueFrom(shown.afterClosed())) ?? null;
}

@Component({
  selector: 'sd-service-account-dialog',
  imports: [
    FormField,
    FormRoot,
    KeyHint,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatFormField,
    MatHint,
    MatLabel,
    MatOption,
    MatSelect,
    TextField,
    Toggle,
    WordsField,
  ],
  template: `
    <form [formRoot]="form" (keydown.control.enter)="submit($event)" (keydown.meta.enter)="submit($event)">
      <h2 mat-dialog-title>{{ asked.account ? serviceNames[asked.account.service] : 'Add an account' }}</h2>
      <mat-dialog-content class="fields">
        @if (!asked.account) {
          <mat-form-field appearance="outline" subscriptSizing="dynamic">
            <mat-label>Service</mat-label>
            <mat-select [formField]="form.service">
              @for (service of services; track service.id) {
                <mat-option [value]="service.id">{{ service.label }}</mat-option>
              }
            </mat-select>
          </mat-form-field>
        }
        <sd-text-field
          [field]="form.address"
          label="Registered address"
          type="email"
          hint="The one the service knows, and writes to. Best a person’s, at the brand’s own domain"
        />
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>Expert</mat-label>
          <mat-select [formField]="form.profileId">
            <mat-option value="">None in particular</mat-option>
            @for (profile of asked.profiles; track profile.id) {
              <mat-option [value]="profile.id">{{ profile.name }}</mat-option>
            }
          </mat-select>
          <mat-hint>In whose name it is registered</mat-hint>
        </mat-form-field>
        <sd-toggle
          [field]="form.confirmed"
          label="Confirmed"
          text="The service has accepted the address: its queries come, and answers are taken."
        />
        <sd-text-field [field]="form.tier" label="Tier (optional)" hint="As the service calls it, such as Free or Pro" />
        <sd-text-field [field]="form.monthlyCap" label="Pitches a month (optional)" hint="As many as the service takes" />
        <sd-words-field [field]="form.topics" label="Topics chosen there (optional)" hint="Enter or a comma adds one" />
        <sd-text-field [field]="form.note" label="Note (optional)" [rows]="2" />
        @for (error of form().errors(); track error.kind) {
          <p class="refused" role="alert">{{ error.message }}</p>
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        @if (asked.account) {
          <button matButton type="button" class="remove" mat-dialog-close="remove">Remove</button>
        }
        <button matButton="outlined" type="button" mat-dialog-close>Cancel</button>
        <button matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>
          {{ asked.account ? 'Save' : 'Add the account' }} <sd-key-hint keys="mod+enter" />
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: './dialog.scss',
  styles: `
    .remove {
      margin-inline-end: auto;
    }
  `,
})
export class ServiceAccountDialog {
  private readonly client = inject(AccountsClient);
  private readonly shown = inject<MatDialogRef<ServiceAccountDialog, 'stored' | 'remove'>>(MatDialogRef);
  private readonly key = keyPerBody();
  protected readonly asked = inject<AccountAsked>(MAT_DIALOG_DATA);
  protected readonly services = serviceChoices;
  protected readonly serviceNames = serviceNames;

  protected readonly form = form(
    signal(fieldsOfAccount(this.asked.account, this.asked)),
    (path) => {
      required(path.address, { message: 'Give the address that the service knows.' });
      email(path.address, { message: 'This does not look like an e-mail address.' });
      lengthRule(path.address, 254);
      lengthRule(path.tier, 100);
      lengthRule(path.note, 1000);
      validate(path.monthlyCap, ({ value }) => (wrongCap(value()) === '' ? undefined : { kind: 'cap', message: wrongCap(value()) }));
    },
    {
      submission: {
        onInvalid: (field) => focusFirstError(field as FieldTree<unknown>),
        action: async (field) =>
          this.save(field().value()).then(
            () => undefined,
            (error: unknown) => refusedBy(error, field as FieldTree<unknown>, { 'already-exists': '/address' }),
          ),
      },
    },
  );

  protected submit(event: Event): void {
    event.preventDefault();
    (event.currentTarget as HTMLFormElement).requestSubmit();
  }

  private async save(fields: ServiceAccountFields): Promise<void> {
    const { account, brandId } = this.asked;
    const body = bodyOfAccount(fields);
    const { service: _, ...patch } = body;
    if (account) await this.client.changeServiceAccount(account.id, patch);
    else await this.client.addServiceAccount(brandId, body, this.key(body));
    this.shown.close('stored');
  }
}
