import { Component, computed, inject } from '@angular/core';
import { form, hidden, validate } from '@angular/forms/signals';
import type { Brand, BrandPatch, BrandStatus } from '@sourcedesk/contracts/accounts';
import { Ask, Now, dayOf } from '@sourcedesk/ui';
import { AccountsClient } from './accounts-client';
import { BrandStore } from './brand-store';
import { statusWords } from './brand-words';
import { Choices } from './choices';
import { FormSection } from './form-section';
import { nameRule } from './rules';
import { Section } from './section';
import { TextField } from './text-field';

const means: Readonly<Record<BrandStatus, string>> = {
  onboarding: 'Works like an active brand; the list of what is missing stays in view.',
  active: 'Queries are matched, pitches leave.',
  paused: 'No new matches. What is scheduled goes back to approved and stays there.',
  ended: 'As paused, for good. Reports, placements and their link checks stay.',
};

const fieldsOf = (brand?: Brand) => ({
  status: (brand?.status ?? 'onboarding') as string,
  pause: { until: brand?.pause?.until ?? '', reason: brand?.pause?.reason ?? '' },
});
type Fields = ReturnType<typeof fieldsOf>;

/** Whether the brand runs, is paused, or has ended. */
@Component({
  selector: 'sd-brand-status-form',
  imports: [Choices, FormSection, TextField],
  template: `
    <sd-form-section heading="Status" [text]="text()" [form]="form" [section]="section">
      <sd-choices [field]="form.status" legend="Status" legendHeard [options]="options" />
      @if (!form.pause().hidden()) {
        <div class="pause">
          <sd-text-field [field]="form.pause.reason" label="Why it is paused" hint="Shown wherever somebody wonders" />
          <sd-text-field
            [field]="form.pause.until"
            label="Last day of the pause (optional)"
            type="date"
            hint="It runs again the day after, in the brand’s time zone"
          />
        </div>
      }
    </sd-form-section>
  `,
  styles: `
    .pause {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 240px);
      gap: 12px;
    }
    @media (width < 600px) {
      .pause {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class BrandStatusForm {
  private readonly store = inject(BrandStore);
  private readonly client = inject(AccountsClient);
  private readonly ask = inject(Ask);
  private readonly now = inject(Now);
  private readonly today = computed(() => dayOf(this.now.minute(), this.store.brand()?.timeZone));

  protected readonly options = (['onboarding', 'active', 'paused', 'ended'] as const).map((id) => ({
    id,
    label: statusWords[id],
    text: means[id],
  }));
  protected readonly text = computed(() => {
    const paused = ['paused', 'ended'].includes(this.store.brand()?.status ?? '');
    return paused
      ? 'When it runs again, its experts are matched with what came in meanwhile.'
      : 'Whether queries are matched and pitches leave.';
  });
  protected readonly section = new Section<Fields>({
    source: () => fieldsOf(this.store.brand()),
    save: async (_, all) => {
      const brand = await this.client.changeBrand(this.store.id(), patchOf(all));
      this.store.setBrand(brand);
      return fieldsOf(brand);
    },
  });
  protected readonly form = form(
    this.section.model,
    (path) => {
      hidden(path.pause, { when: ({ valueOf }) => valueOf(path.status) !== 'paused' });
      nameRule(path.pause.reason, 'Say why it is paused.', 500);
      validate(path.pause.until, ({ value }) =>
        value() !== '' && value() < this.today() ? { kind: 'past', message: 'This day is past.' } : undefined,
      );
    },
    {
      submission: {
        ...this.section.submission,
        action: async (field) => ((await this.isMeant()) ? this.section.submission.action(field) : undefined),
      },
    },
  );

  private async isMeant(): Promise<boolean> {
    if (this.section.changes().status !== 'ended') return true;
    const name = this.store.brand()?.name ?? 'the brand';
    return this.ask.confirm({
      title: `End the work for ${name}?`,
      text: 'No query is matched any more, and what is scheduled goes back to approved. It can be made active again.',
      confirm: 'End it',
      danger: true,
    });
  }
}

function patchOf({ status, pause: { until, reason } }: Fields): BrandPatch {
  if (status !== 'paused') return { status: status as BrandStatus };
  return { status, pause: { until: until === '' ? null : until, reason: reason.trim() } };
}
