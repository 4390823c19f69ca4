import { Component, computed, inject } from '@angular/core';
import { form, validate } from '@angular/forms/signals';
import type { PlanTier } from '@sourcedesk/contracts/accounts';
import { AccountsClient } from './accounts-client';
import { BrandStore } from './brand-store';
import { planBrings, planMeans, seatsWords } from './brand-words';
import { Choices } from './choices';
import { FormSection } from './form-section';
import { Section } from './section';

/** The plan of a brand: what each allows, and which would be too small. */
@Component({
  selector: 'sd-brand-plan',
  imports: [Choices, FormSection],
  template: `
    <sd-form-section heading="Plan" [text]="text()" [form]="form" [section]="section">
      <sd-choices [field]="form.plan" legend="Plan" legendHeard [options]="options()" />
    </sd-form-section>
  `,
})
export class BrandPlan {
  private readonly store = inject(BrandStore);
  private readonly client = inject(AccountsClient);
  private readonly means = computed(() => {
    const brand = this.store.brand();
    if (brand === undefined) return [];
    return (this.store.plans() ?? []).map((plan) => ({ plan, ...planMeans(plan, brand.name, brand.plan.profilesUsed) }));
  });

  protected readonly text = computed(() => {
    const plan = this.store.brand()?.plan;
    return `How many experts the brand may have, and how it is served. Now: ${plan ? seatsWords(plan) : ''}.`;
  });
  protected readonly options = computed(() =>
    this.means().map(({ plan, possible, text }) => ({
      id: plan.tier,
      label: plan.name,
      text: possible ? `${text} · ${planBrings(plan)}` : text,
      disabled: !possible,
    })),
  );
  protected readonly section = new Section<{ plan: string }>({
    source: () => ({ plan: this.store.brand()?.plan.tier ?? 'free' }),
    save: async (_, { plan }) => {
      const brand = await this.client.changeBrand(this.store.id(), { plan: plan as PlanTier });
      this.store.setBrand(brand);
      return { plan: brand.plan.tier };
    },
    refusedAt: { 'plan-limit': '/plan' },
  });
  protected readonly form = form(
    this.section.model,
    (path) => {
      validate(path.plan, ({ value }) => {
        const chosen = this.means().find(({ plan }) => plan.tier === value());
        return chosen && !chosen.possible ? { kind: 'small', message: chosen.text } : undefined;
      });
    },
    { submission: this.section.submission },
  );
}
