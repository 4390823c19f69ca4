import { Component, inject } from '@angular/core';
import { form } from '@angular/forms/signals';
import type { Brand } from '@sourcedesk/contracts/accounts';
import { AccountsClient } from './accounts-client';
import { BrandStore } from './brand-store';
import { FormSection } from './form-section';
import { nameRule, timeZoneRule, urlRule, wholeUrl } from './rules';
import { Section } from './section';
import { TextField } from './text-field';
import { TimeZoneField } from './time-zone-field';

const fieldsOf = ({ name = '', websiteUrl = '', timeZone = '' }: Partial<Brand> = {}) => ({ name, websiteUrl, timeZone });

/** Name, site and time zone of a brand. */
@Component({
  selector: 'sd-brand-identity',
  imports: [FormSection, TextField, TimeZoneField],
  template: `
    <sd-form-section
      heading="Who it is"
      text="The name is looked for in every draft. A link in an article counts when it leads to the site. Months in reports begin at midnight in the time zone."
      [form]="form"
      [section]="section"
    >
      <sd-text-field [field]="form.name" label="Name" />
      <sd-text-field [field]="form.websiteUrl" label="Web site" type="url" />
      <sd-time-zone-field [field]="form.timeZone" />
    </sd-form-section>
  `,
})
export class BrandIdentity {
  private readonly store = inject(BrandStore);
  private readonly client = inject(AccountsClient);
  protected readonly section = new Section({
    source: () => fieldsOf(this.store.brand()),
    save: async (changes) => {
      const { websiteUrl } = changes;
      const brand = await this.client.changeBrand(this.store.id(), {
        ...changes,
        ...(websiteUrl !== undefined && { websiteUrl: wholeUrl(websiteUrl) }),
      });
      this.store.setBrand(brand);
      return fieldsOf(brand);
    },
    refusedAt: { 'already-exists': '/name' },
  });
  protected readonly form = form(
    this.section.model,
    (path) => {
      nameRule(path.name, 'Give the brand a name.');
      urlRule(path.websiteUrl);
      timeZoneRule(path.timeZone);
    },
    { submission: this.section.submission },
  );
}
