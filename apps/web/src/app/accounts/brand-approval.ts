import { Component, inject } from '@angular/core';
import { form } from '@angular/forms/signals';
import { AccountsClient } from './accounts-client';
import { BrandStore } from './brand-store';
import { Choices } from './choices';
import { FormSection } from './form-section';
import { Section } from './section';

/** Whether the client is asked before a pitch leaves. */
@Component({
  selector: 'sd-brand-approval',
  imports: [Choices, FormSection],
  template: `
    <sd-form-section
      heading="Client approval"
      text="Holds for pitches approved from now on. What already waits for the client goes on waiting."
      [form]="form"
      [section]="section"
    >
      <sd-choices [field]="form.asks" legend="Client approval" legendHeard [options]="options" />
    </sd-form-section>
  `,
})
export class BrandApproval {
  private readonly store = inject(BrandStore);
  private readonly client = inject(AccountsClient);
  protected readonly options = [
    { id: 'no', label: 'Pitches leave without asking', text: 'An editor’s approval is enough.' },
    {
      id: 'yes',
      label: 'The client approves each pitch',
      text: 'After the editor; signed in here, or a manager writes down who said yes and how.',
    },
  ];
  protected readonly section = new Section({
    source: () => ({ asks: this.store.brand()?.needsClientApproval ? 'yes' : 'no' }),
    save: async (_, { asks }) => {
      const brand = await this.client.changeBrand(this.store.id(), { needsClientApproval: asks === 'yes' });
      this.store.setBrand(brand);
      return { asks };
    },
  });
  protected readonly form = form(this.section.model, { submission: this.section.submission });
}
