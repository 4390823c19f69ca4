import { Component, computed, inject, signal } from '@angular/core';
import { FormRoot, form } from '@angular/forms/signals';
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
import type { DoorKind, DoorView } from '@sourcedesk/contracts/doors';
import { KeyHint } from '@sourcedesk/ui';
import { Choices } from '../choices';
import { focusFirstError, refusedBy } from '../field-errors';
import { keyPerBody } from '../key-per-body';
import { TextField } from '../text-field';
import { bodyOf, fieldsOf, patchOf } from './door-fields';
import { doorRules } from './door-rules';
import { kindChoices, kindWords } from './door-words';
import { DoorsClient } from './doors-client';
import { ImapFields } from './imap-fields';

interface Asked {
  /** The door that changes; null: a new one. */
  door: DoorView | null;
  can: readonly DoorKind[];
}

/** A door as it was stored, and whether it should be tested now. */
export interface StoredDoor {
  door: DoorView;
  untested: boolean;
}

/** Asks for a new door or for changes of one, and stores it; null when the person thinks better of it. */
export async function openDoor(dialog: MatDialog, asked: Asked): Promise<StoredDoor | null> {
  const shown = dialog.open<DoorDialog, Asked, StoredDoor>(DoorDialog, { data: asked, width: '580px', autoFocus: 'first-tabbable' });
  return (await firstValueFrom(shown.afterClosed())) ?? null;
}

// What the server calls by the path of the body stands flat in the form.
const account = ['host', 'port', 'security', 'username', 'folder', 'daysBack'];
const secrets = ['password', 'clientId', 'clientSecret', 'refreshToken', 'tokenUrl'];
const refusedAt: Readonly<Record<string, string>> = {
  ...Object.fromEntries(account.map((field) => [`/imap/${field}`, `/${field}`])),
  ...Object.fromEntries(secrets.map((field) => [`/imap/credentials/${field}`, `/${field}`])),
  '/imap/credentials': '/password',
};

@Component({
  selector: 'sd-door-dialog',
  imports: [
    Choices,
    FormRoot,
    ImapFields,
    KeyHint,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TextField,
  ],
  template: `
    <form [formRoot]="form" (keydown.control.enter)="submit($event)" (keydown.meta.enter)="submit($event)">
      <h2 mat-dialog-title>{{ asked.door ? asked.door.name : 'Add a door' }}</h2>
      <mat-dialog-content class="fields">
        @if (asked.door === null) {
          <sd-choices [field]="form.kind" legend="How e-mails come in" [options]="kinds" (chosen)="nameAfter($event.before)" />
        }
        <sd-text-field [field]="form.name" label="Name" hint="As your colleagues know it" />
        @if (isImap()) {
          <sd-imap-fields [form]="form" [folders]="asked.door?.imap?.folders ?? []" [isNew]="asked.door === null" [again]="again()" />
        }
        @for (error of form().errors(); track error.kind) {
          <p class="refused" role="alert">{{ error.message }}</p>
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="outlined" type="button" mat-dialog-close>Cancel</button>
        <button matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>
          {{ isImap() ? (asked.door ? 'Save and test' : 'Add and test') : asked.door ? 'Save' : 'Add the door' }}
          <sd-key-hint keys="mod+enter" />
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: '../dialog.scss',
})
export class DoorDialog {
  private readonly client = inject(DoorsClient);
  private readonly shown = inject<MatDialogRef<DoorDialog, StoredDoor>>(MatDialogRef);
  private readonly key = keyPerBody();

  protected readonly asked = inject<Asked>(MAT_DIALOG_DATA);
  protected readonly kinds = kindChoices(this.asked.can);
  private readonly model = signal(named(fieldsOf(this.asked.door, this.asked.can)));
  protected readonly form = form(this.model, (path) => doorRules(path, this.asked.door), {
    submission: {
      onInvalid: (field) => focusFirstError(field as FieldTree<unknown>),
      action: async (field) =>
        this.store().then(
          (stored) => this.shown.close(stored),
          (error: unknown) => refusedBy(error, field as FieldTree<unknown>, refusedAt),
        ),
    },
  });
  protected readonly isImap = computed(() => this.model().kind === 'imap');
  /** A stored password stays unless another is typed. */
  protected readonly again = computed(() => this.asked.door?.imap?.auth === this.model().auth);

  /** The proposed name goes with the kind, unless somebody wrote another. */
  protected nameAfter(before: string): void {
    const { name, kind } = this.model();
    if (name === proposed(before)) this.model.update((fields) => ({ ...fields, name: proposed(kind) }));
  }

  protected submit(event: Event): void {
    event.preventDefault();
    (event.currentTarget as HTMLFormElement).requestSubmit();
  }

  private async store(): Promise<StoredDoor> {
    const { door } = this.asked;
    if (door === null) {
      const body = bodyOf(this.model());
      return { door: await this.client.add(body, this.key(body)), untested: body.kind === 'imap' };
    }
    const patch = patchOf(door, this.model());
    return { door: await this.client.change(door.id, patch), untested: patch.imap !== undefined };
  }
}

const proposed = (kind: string): string => `${kindWords[kind as DoorKind].name} for digests`;
const named = <T extends { name: string; kind: string }>(fields: T): T => ({ ...fields, name: fields.name || proposed(fields.kind) });
