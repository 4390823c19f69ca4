import { Component, inject, signal } from '@angular/core';
import { FormRoot, email, form, required, validate } from '@angular/forms/signals';
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
import { firstValueFrom } from 'rxjs';
import type { Brand, Invitation, Member } from '@sourcedesk/contracts/accounts';
import { KeyHint } from '@sourcedesk/ui';
import { Session } from '../session/session';
import { AccountsClient } from './accounts-client';
import { focusFirstError, refusedBy } from './field-errors';
import { keyPerBody } from './key-per-body';
import { givableRoles } from './rights';
import { RightsFormFields } from './rights-fields';
import { fieldsOf, rightsOf, rightsRule } from './rights-form';
import { TextField } from './text-field';

interface Asked {
  /** Whose rights change; null: somebody is invited. */
  member: Member | null;
  brands: readonly Brand[];
}

const fields = { 'already-exists': '/email', '/role': '/rights/role', '/brandIds': '/rights/brandIds' };

/** Asks for the rights of a member, or whom to invite with which rights, and stores it; null when the person thinks better of it. */
export async function openRights(dialog: MatDialog, asked: Asked): Promise<Member | Invitation | null> {
  const shown = dialog.open<RightsDialog, Asked, Member | Invitation>(RightsDialog, {
    data: asked,
    width: '560px',
    autoFocus: 'first-tabbable',
  });
  return (await firstValueFrom(shown.afterClosed())) ?? null;
}

@Component({
  selector: 'sd-rights-dialog',
  imports: [FormRoot, KeyHint, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, RightsFormFields, TextField],
  template: `
    <form [formRoot]="form" (keydown.control.enter)="submit($event)" (keydown.meta.enter)="submit($event)">
      <h2 mat-dialog-title>{{ asked.member?.name ?? 'Invite somebody' }}</h2>
      <mat-dialog-content class="fields">
        @if (asked.member === null) {
          <sd-text-field
            [field]="form.email"
            label="E-mail"
            type="email"
            hint="They get a link that works for seven days and choose their own password"
          />
        }
        <sd-rights-fields [form]="form.rights" [brands]="asked.brands" [givable]="givable" [everyGivable]="everyGivable" />
        @for (error of form().errors(); track error.kind) {
          <p class="refused" role="alert">{{ error.message }}</p>
        }
        @if (isMe) {
          <p class="sd-small sd-muted">These are your own rights: what you give away holds from your next click.</p>
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="outlined" type="button" mat-dialog-close>Cancel</button>
        <button matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>
          {{ asked.member ? 'Save' : 'Send the invitation' }} <sd-key-hint keys="mod+enter" />
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: './dialog.scss',
})
export class RightsDialog {
  private readonly client = inject(AccountsClient);
  private readonly me = inject(Session).me();
  private readonly shown = inject<MatDialogRef<RightsDialog, Member | Invitation>>(MatDialogRef);
  private readonly key = keyPerBody();

  protected readonly asked = inject<Asked>(MAT_DIALOG_DATA);
  protected readonly isMe = this.asked.member?.userId === this.me?.user.id;
  protected readonly givable = givableRoles(this.me?.role ?? 'client');
  protected readonly everyGivable = this.me?.brandIds === null;
  protected readonly form = form(
    signal({ email: '', rights: fieldsOf(this.asked.member ?? { role: 'va', brandIds: null }, this.everyGivable) }),
    (path) => {
      if (this.asked.member === null) {
        required(path.email, { message: 'Give the e-mail address of whom you invite.' });
        email(path.email, { message: 'This does not look like an e-mail address.' });
      }
      rightsRule(path.rights);
      validate(path.rights.role, ({ value }) =>
        this.givable.some((role) => role === value()) ? undefined : { kind: 'role', message: 'Only an owner makes owners.' },
      );
    },
    {
      submission: {
        onInvalid: (field) => focusFirstError(field as FieldTree<unknown>),
        action: async (field) =>
          this.store().then(
            (stored) => this.shown.close(stored),
            (error: unknown) => refusedBy(error, field as FieldTree<unknown>, fields),
          ),
      },
    },
  );

  protected submit(event: Event): void {
    event.preventDefault();
    (event.currentTarget as HTMLFormElement).requestSubmit();
  }

  private store(): Promise<Member | Invitation> {
    const { email, rights } = this.form().value();
    const given = rightsOf(rights);
    const { member } = this.asked;
    if (member !== null) return this.client.changeMember(member.userId, given);
    const body = { email: email.trim(), ...given };
    return this.client.invite(body, this.key(body));
  }
}
