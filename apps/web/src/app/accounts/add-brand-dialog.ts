import { Component, computed, inject, resource, signal } from '@angular/core';
import { FormRoot, form } from '@angular/forms/signals';
import type { FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import type { Brand, BrandBody, PlanTier } from '@sourcedesk/contracts/accounts';
import { KeyHint } from '@sourcedesk/ui';
import { Session } from '../session/session';
import { AccountsClient } from './accounts-client';
import { planBrings } from './brand-words';
import { Choices } from './choices';
import { focusFirstError, refusedBy } from './field-errors';
import { keyPerBody } from './key-per-body';
import { nameRule, timeZoneRule, urlRule, wholeUrl } from './rules';
import { TextField } from './text-field';
import { TimeZoneField } from './time-zone-field';
import { Toggle } from './toggle';

/** Asks for a new brand and stores it; null when the person thinks better of it. */
export async function openAddBrand(dialog: MatDialog): Promise<Brand | null> {
  const shown = dialog.open<AddBrandDialog, undefined, Brand>(AddBrandDialog, { width: '560px', autoFocus: 'first-tabbable' });
  return (await firstValueFrom(shown.afterClosed())) ?? null;
}

@Component({
  selector: 'sd-add-brand-dialog',
  imports: [
    Choices,
    FormRoot,
    KeyHint,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TextField,
    TimeZoneField,
    Toggle,
  ],
  template: `
    <form [formRoot]="form" (keydown.control.enter)="submit($event)" (keydown.meta.enter)="submit($event)">
      <h2 mat-dialog-title>Add a brand</h2>
      <mat-dialog-content class="fields">
        <sd-text-field [field]="form.name" label="Name" autocomplete="organization" />
        <sd-text-field [field]="form.websiteUrl" label="Web site (optional)" type="url" hint="Links in articles are checked against it" />
        <sd-time-zone-field [field]="form.timeZone" />
        <sd-toggle
          [field]="form.needsClientApproval"
          label="The client approves each pitch"
          text="Before it leaves, somebody of the brand says yes. Can be changed at any time."
        />
        <sd-choices [field]="form.plan" legend="Plan" [options]="plans()" />
        @for (error of form().errors(); track error.kind) {
          <p class="refused" role="alert">{{ error.message }}</p>
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="outlined" type="button" mat-dialog-close>Cancel</button>
        <button matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>
          Add the brand <sd-key-hint keys="mod+enter" />
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: './dialog.scss',
})
export class AddBrandDialog {
  private readonly client = inject(AccountsClient);
  private readonly shown = inject<MatDialogRef<AddBrandDialog, Brand>>(MatDialogRef);
  private readonly key = keyPerBody();
  private readonly read = resource({ loader: () => this.client.plans() });

  protected readonly plans = computed(() =>
    (this.read.hasValue() ? this.read.value() : []).map((plan) => ({
      id: plan.tier,
      label: plan.name,
      text: planBrings(plan),
      beside: plan.profileLimit === null ? 'no limit' : plan.profileLimit === 1 ? '1 expert' : `${plan.profileLimit} experts`,
    })),
  );
  protected readonly form = form(
    signal({
      name: '',
      websiteUrl: '',
      plan: 'free' as string,
      timeZone: inject(Session).me()?.agency.timeZone ?? 'Europe/London',
      needsClientApproval: false,
    }),
    (path) => {
      nameRule(path.name, 'Give the brand a name.');
      urlRule(path.websiteUrl);
      timeZoneRule(path.timeZone);
    },
    {
      submission: {
        onInvalid: (field) => focusFirstError(field as FieldTree<unknown>),
        action: async (field) =>
          this.add(field().value()).then(
            () => undefined,
            (error: unknown) => refusedBy(error, field as FieldTree<unknown>, { 'already-exists': '/name' }),
          ),
      },
    },
  );

  protected submit(event: Event): void {
    event.preventDefault();
    (event.currentTarget as HTMLFormElement).requestSubmit();
  }

  private async add(given: {
    name: string;
    websiteUrl: string;
    plan: string;
    timeZone: string;
    needsClientApproval: boolean;
  }): Promise<void> {
    const plan = given.plan as PlanTier;
    const websiteUrl = wholeUrl(given.websiteUrl);
    const body: BrandBody = { ...given, plan, websiteUrl, status: 'onboarding' };
    this.shown.close(await this.client.addBrand(body, this.key(body)));
  }
}
